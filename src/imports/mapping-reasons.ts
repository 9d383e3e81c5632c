/** The reasons for which an import refuses a mapping, by itself or for what it says of the installation. */
export const mappingReasons = {
  'Error.Import.Setup.Differs': {
    en: '{subject} exists with another {field}: {installed} instead of {declared}.',
    fr: '{subject} existe avec une autre valeur de {field} : {installed} au lieu de {declared}.',
  },
  'Error.Import.Setup.Unknown': {
    en: '{subject} names {reference}, which neither exists nor is in the mapping.',
    fr: '{subject} nomme {reference}, qui n’existe pas et n’est pas dans la correspondance.',
  },
  'Error.Import.Setup.Incomplete': {
    en: '{subject} does not exist yet: to create it, the mapping must give {fields}.',
    fr: '{subject} n’existe pas encore : pour la créer, la correspondance doit donner {fields}.',
  },
  'Error.Import.Mapping.Missing': { en: 'This is required.', fr: 'Cette clé est obligatoire.' },
  'Error.Import.Mapping.TerminationUnfit': {
    en: 'This is for the kind terminations only.',
    fr: 'Cette clé ne vaut que pour le type terminations.',
  },
  'Error.Import.Mapping.TooLarge': {
    en: 'The mapping is longer than {max} characters.',
    fr: 'La correspondance dépasse {max} caractères.',
  },
  'Error.Import.Mapping.UnknownField': {
    en: 'There is no such field for {kind}. The fields are: {known}.',
    fr: 'Ce champ n’existe pas pour {kind}. Les champs sont : {known}.',
  },
  'Error.Import.Mapping.Duplicate': {
    en: 'This reference appears twice.',
    fr: 'Cette référence apparaît deux fois.',
  },
  'Error.Import.Mapping.OneSource': {
    en: 'Give one of column, template and constant.',
    fr: 'Donnez une seule des clés column, template et constant.',
  },
  'Error.Import.Mapping.OptionUnfit': {
    en: '“{option}” does not fit a field of type {type}.',
    fr: '« {option} » ne convient pas à un champ de type {type}.',
  },
  'Error.Import.Mapping.LiteralUnfit': {
    en: 'This value does not fit a field of type {type}: {cause}',
    fr: 'Cette valeur ne convient pas à un champ de type {type} : {cause}',
  },
  'Error.Import.Mapping.Template': {
    en: 'The template has a brace that is not closed, or an empty name.',
    fr: 'Le modèle a une accolade non fermée, ou un nom vide.',
  },
  'Error.Import.Mapping.DateFormat': {
    en: 'A date format needs one each of yyyy, MM (or M) and dd (or d), and may have HH, mm and ss.',
    fr: 'Un format de date veut yyyy, MM (ou M) et dd (ou d) une fois chacun, et peut avoir HH, mm et ss.',
  },
  'Error.Import.Mapping.Metadata': {
    en: 'A customer has at most 5 metadata, each with a name.',
    fr: 'Un client a au plus 5 métadonnées, chacune avec un nom.',
  },
  'Error.Import.Mapping.BillingDay': {
    en: 'The day goes with the mode FixedDay, and only with it.',
    fr: 'Le jour va avec le mode FixedDay, et avec lui seul.',
  },
  'Error.Import.Mapping.Text': {
    en: 'Write this as a text, in quotation marks.',
    fr: 'Écrivez cette valeur comme un texte, entre guillemets.',
  },
  'Error.Import.Mapping.Currency': {
    en: 'This is not a currency of ISO 4217.',
    fr: 'Ce n’est pas une devise de l’ISO 4217.',
  },
  'Error.Import.Mapping.TimeZone': {
    en: 'This is not a known time zone.',
    fr: 'Ce fuseau horaire n’est pas connu.',
  },
  'Error.Import.Mapping.Clock': {
    en: 'Only a sandbox has a test clock.',
    fr: 'Seul un bac à sable a une horloge de test.',
  },
  'Error.Import.Mapping.Steps': {
    en: 'The price step is not valid: {cause}.',
    fr: 'Le palier de prix n’est pas valide : {cause}.',
  },
} as const;
