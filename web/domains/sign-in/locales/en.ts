// English words of sign-in.
export const en = {
  title: 'Sign in to Rapport',
  login: 'Username or e-mail',
  loginMissing: 'Write your username or e-mail.',
  password: 'Password',
  passwordMissing: 'Write your password.',
  action: 'Sign in',
  forgotten: 'Forgotten? An admin of your workspace can help you.',
  wrongHint: 'Check both and try again. After several wrong tries this waits for a while.',
  language: 'Language',
} as const
