// What a new workspace begins with: statuses, services, traffic sources and industries, in every language.
import type { OptionListName } from '#contract/entities/option-lists.ts'
import type { Tone } from '#contract/entities/tones.ts'
import type { Label } from '#contract/language.ts'

export interface PresetOption {
  readonly list: OptionListName
  readonly names: Label
  /** Gives a status its meaning. */
  readonly category?: string
  readonly color?: Tone
}

export const presetOptions: readonly PresetOption[] = [
  status('Lead', 'Lead', 'lead', 'blue'),
  status('Prospect', 'Prospecto', 'prospect', 'amber'),
  status('Customer', 'Cliente', 'customer', 'green'),
  status('Contact', 'Contacto', 'other', 'gray'),

  of('service', 'Consulting', 'Consultoría'),
  of('service', 'Implementation', 'Implantación'),
  of('service', 'Training', 'Formación'),
  of('service', 'Support', 'Soporte'),
  of('service', 'Maintenance', 'Mantenimiento'),

  of('source', 'Website', 'Sitio web'),
  of('source', 'Referral', 'Recomendación'),
  of('source', 'Phone', 'Teléfono'),
  of('source', 'E-mail', 'Correo electrónico'),
  of('source', 'Social media', 'Redes sociales'),
  of('source', 'Trade fair', 'Feria'),
  of('source', 'Advertising', 'Publicidad'),
  of('source', 'Walk-in', 'Visita sin cita'),

  of('industry', 'Agriculture', 'Agricultura'),
  of('industry', 'Construction', 'Construcción'),
  of('industry', 'Education', 'Educación'),
  of('industry', 'Energy', 'Energía'),
  of('industry', 'Finance and insurance', 'Finanzas y seguros'),
  of('industry', 'Health', 'Salud'),
  of('industry', 'Hospitality and tourism', 'Hostelería y turismo'),
  of('industry', 'Information technology', 'Tecnologías de la información'),
  of('industry', 'Manufacturing', 'Industria'),
  of('industry', 'Media', 'Medios'),
  of('industry', 'Professional services', 'Servicios profesionales'),
  of('industry', 'Public sector', 'Sector público'),
  of('industry', 'Real estate', 'Inmobiliario'),
  of('industry', 'Telecommunications', 'Telecomunicaciones'),
  of('industry', 'Trade', 'Comercio'),
  of('industry', 'Transport and logistics', 'Transporte y logística'),
]

function status(en: string, es: string, category: string, color: Tone): PresetOption {
  return { list: 'contactStatus', names: { en, es }, category, color }
}
function of(list: OptionListName, en: string, es: string): PresetOption {
  return { list, names: { en, es } }
}
