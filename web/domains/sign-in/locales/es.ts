// Palabras en español del inicio de sesión.
export const es = {
  title: 'Iniciar sesión en Rapport',
  login: 'Usuario o correo',
  loginMissing: 'Escriba su usuario o su correo.',
  password: 'Contraseña',
  passwordMissing: 'Escriba su contraseña.',
  action: 'Iniciar sesión',
  forgotten: '¿La olvidó? Un administrador de su espacio de trabajo puede ayudarle.',
  wrongHint: 'Revise ambos e inténtelo de nuevo. Tras varios intentos fallidos hay que esperar un rato.',
  language: 'Idioma',
} as const
