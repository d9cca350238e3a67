// English words of accepting an invitation.
export const en = {
  title: 'Join {{workspace}}',
  hintNew: 'You were invited as {{role}}. Your e-mail is {{email}}.',
  hintKnown: 'You were invited as {{role}}. Sign in with the password of {{email}} to join.',
  name: 'Name',
  username: 'Username',
  usernameHint: 'For signing in; your e-mail works as well',
  password: 'Password',
  action: 'Join {{workspace}}',
  wrong: 'This is not the password of {{email}}.',
  passwordMissing: 'Write your password.',
  loading: 'Reading the invitation',
  invalidTitle: 'This invitation does not work',
  invalidHint: 'It may have been used, withdrawn or be older than seven days. Ask for a new link.',
  toSignIn: 'Go to sign-in',
} as const
