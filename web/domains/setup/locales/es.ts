// Palabras en español de la configuración inicial y de los ajustes con los que empieza un espacio de trabajo.
export const es = {
  title: 'Configurar Rapport',
  step: 'Paso {{step}} de {{of}}',
  back: 'Atrás',
  next: 'Continuar',
  create: 'Crear espacio de trabajo',
  language: 'Idioma',

  tokenTitle: '¿Es este su servidor?',
  tokenHint:
    'Se puede llegar a él por la red, por eso pide el código de un solo uso que se mostró donde se inició.',
  token: 'Código',
  tokenMissing: 'Pegue el código de la terminal.',
  tokenWrong: 'Este no es el código. Cópielo de nuevo del último inicio del servidor.',

  personTitle: '¿Quién es usted?',
  personHint: 'Usted será el administrador. Podrá cederlo más adelante.',
  name: 'Nombre',
  email: 'Correo',
  username: 'Nombre de usuario',
  usernameHint: 'Para iniciar sesión; su correo también sirve',
  password: 'Contraseña',

  workspaceTitle: 'Su espacio de trabajo',
  workspaceHint: 'Deducido de este navegador. Todo se puede cambiar en Ajustes.',
  workspaceName: 'Nombre del espacio de trabajo',
  workspaceLanguage: 'Idioma',
  currency: 'Moneda',
  country: 'País',
  countryHint: 'De los teléfonos que se escriben sin prefijo',
  zone: 'Zona horaria',
  zoneInfo:
    '«Hoy» y «este mes» la siguen, igual para todos. Cada persona puede leer las horas en una zona propia.',
  weekStart: 'La semana empieza el',

  preview: 'Vista previa de su espacio de trabajo',
  previewYou: 'Usted',
  previewWorkspace: 'Su espacio',
} as const
