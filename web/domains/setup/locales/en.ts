// English words of set-up and of the settings that a workspace begins with.
export const en = {
  title: 'Set up Rapport',
  step: 'Step {{step}} of {{of}}',
  back: 'Back',
  next: 'Continue',
  create: 'Create workspace',
  language: 'Language',

  tokenTitle: 'Is this your server?',
  tokenHint:
    'It can be reached over the network, so it asks for the one-time token that was printed where it was started.',
  token: 'Token',
  tokenMissing: 'Paste the token from the terminal.',
  tokenWrong: 'This is not the token. Copy it again from the last start of the server.',

  personTitle: 'Who are you?',
  personHint: 'You become the administrator. It can be handed on later.',
  name: 'Name',
  email: 'E-mail',
  username: 'Username',
  usernameHint: 'For signing in; your e-mail works as well',
  password: 'Password',

  workspaceTitle: 'Your workspace',
  workspaceHint: 'Guessed from this browser. All of it can be changed in Settings.',
  workspaceName: 'Workspace name',
  workspaceLanguage: 'Language',
  currency: 'Currency',
  country: 'Country',
  countryHint: 'Of phone numbers that are written without one',
  zone: 'Time zone',
  zoneInfo:
    '“Today” and “this month” follow it, for everyone alike. Each person can still read times in a zone of their own.',
  weekStart: 'Week starts on',

  preview: 'Preview of your workspace',
  previewYou: 'You',
  previewWorkspace: 'Your workspace',
} as const
