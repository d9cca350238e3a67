// The passwords that are tried first, in English and Spanish: folded, without digits or signs around them.

export const commonPasswords: readonly string[] = (
  'password passwort passwords passwd passcode letmein welcome welcome1 login admin administrator administrador root toor ' +
  'master default guest public changeme changeit newpassword mypassword secret secreto private system server database ' +
  'contrasena micontrasena clave miclave claveclave contrasenia acceso entrar usuario invitado bienvenido bienvenida hola ' +
  'holahola holamundo hello helloworld hellohello test tester testing testtest prueba pruebas demo demodemo sample example ' +
  'ejemplo temporal temporary temp company empresa business office oficina support soporte ventas sales cliente clientes ' +
  'qwerty qwertyuiop qwertz azerty asdfgh asdfghjkl asdfasdf zxcvbnm zxcvbn qazwsx qazwsxedc qweasd qweasdzxc qwer qwerqwer ' +
  'trustnoone trustno1 iloveyou iloveyou1 ilovegod loveyou loveme lovely teamo tequiero tequieromucho teamomucho amor amore ' +
  'amorcito miamor mivida corazon corazones princesa princess prince principe reina angel angeles angelito estrella estrellas ' +
  'monkey dragon football futbol soccer baseball basketball baloncesto hockey tennis superman batman spiderman starwars ' +
  'pokemon pikachu naruto minecraft fortnite sunshine flower flowers butterfly mariposa summer winter spring autumn verano ' +
  'invierno primavera otono freedom libertad whatever shadow michael michelle jessica jennifer daniel daniela andrea andres ' +
  'alejandro alejandra carlos carolina fernando fernanda gabriel gabriela jordan joshua matthew robert thomas charlie ashley ' +
  'nicole sebastian santiago valentina mercedes guadalupe barcelona realmadrid madrid atletico atleticomadrid america ' +
  'mexico argentina colombia venezuela espana sevilla valencia liverpool arsenal chelsea manchester juventus bocajuniors ' +
  'riverplate yankees cowboys computer computadora ordenador internet google facebook linkedin samsung android iphone windows ' +
  'microsoft ubuntu linux pepper ginger cookie cookies chocolate banana cheese orange naranja coffee cafe tigger tiger tigre ' +
  'hunter ranger killer soldier ferrari porsche corvette mustang harley lucky familia family hermosa bonita preciosa chiquita ' +
  'abcabc abcdef abcdefg abcdefgh abcd1234 abc123 a1b2c3 a1b2c3d4 q1w2e3 q1w2e3r4 q1w2e3r4t5 1q2w3e 1q2w3e4r 1q2w3e4r5t ' +
  'zaq12wsx pass1234 p455w0rd rapport crm crmcrm contact contacts contacto contactos jesus jesucristo dios diosesamor jesuschrist ' +
  'blessed heaven trinity matrix phoenix maverick merlin mickey snoopy biteme access access14 passw0rd letmein1 openup opensesame ' +
  'abretesesamo correcthorsebatterystaple'
).split(' ')
