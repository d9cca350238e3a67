// Palabras en español de la aceptación de una invitación.
export const es = {
  title: 'Unirse a {{workspace}}',
  hintNew: 'Le han invitado como {{role}}. Su correo es {{email}}.',
  hintKnown: 'Le han invitado como {{role}}. Inicie sesión con la contraseña de {{email}} para unirse.',
  name: 'Nombre',
  username: 'Nombre de usuario',
  usernameHint: 'Para iniciar sesión; su correo también sirve',
  password: 'Contraseña',
  action: 'Unirse a {{workspace}}',
  wrong: 'Esta no es la contraseña de {{email}}.',
  passwordMissing: 'Escriba su contraseña.',
  loading: 'Leyendo la invitación',
  invalidTitle: 'Esta invitación no funciona',
  invalidHint:
    'Puede que ya se haya usado, se haya retirado o tenga más de siete días. Pida un enlace nuevo.',
  toSignIn: 'Ir al inicio de sesión',
} as const
