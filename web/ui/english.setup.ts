// Every file of unit tests begins in English, whatever language the one before it left behind.
import { showWordsIn } from './text-store.ts'

showWordsIn('en')
