/** Fields of every kind of resource. A line is `Name | English | French`. */
export const generalFields = `
Id | Internal identifier. | Identifiant interne.
id | Internal identifier. | Identifiant interne.
IdBusiness | The business; another one than that of the keys is refused. | L’entreprise ; une autre que celle des clés est refusée.
Page | Page wanted, from 1. | Page voulue, à partir de 1.
SizePage | Items a page; 0 answers the count alone. | Éléments par page ; 0 ne donne que le nombre.
Count | Items on this page. | Éléments sur cette page.
TotalItems | Items on all pages. | Éléments sur l’ensemble des pages.
DateGenerated | When the answer was made. | Date de la réponse.
Items | The items of this page. | Les éléments de cette page.
items | The same as Items, for clients that read this spelling. | Identique à Items, pour les clients qui lisent cette graphie.
Links | Where to go from here; empty when nowhere. | Ce qui peut suivre ; vide s’il n’y a rien.
rel | What the link leads to. | Ce à quoi mène le lien.
href | Address of the link. | Adresse du lien.
query | Encrypted query that opens a hosted page. | Requête chiffrée qui ouvre une page hébergée.
type | Media type of what the link leads to. | Type de média de la cible du lien.
Language | Language of the texts, such as en or fr. | Langue des textes, par exemple en ou fr.
Html | False for plain texts where prices would be HTML. | False pour des textes simples là où les prix seraient en HTML.
Metadata | Up to 5 pairs of your own. | Jusqu’à 5 paires qui vous sont propres.
Name | Name, for people. | Nom, pour les personnes.
Title | Title in each language, such as {"fr": "…", "en": "…"}. | Titre dans chaque langue, par exemple {"fr": "…", "en": "…"}.
Description | Description in each language. | Description dans chaque langue.
TitleLocalized | Title in the language asked for. | Titre dans la langue demandée.
DescriptionLocalized | Description in the language asked for. | Description dans la langue demandée.
Order | Rank among its kind, from the smallest. | Rang parmi ses semblables, du plus petit au plus grand.
Status | Broad state. | État général.
Code | What to branch on, or the code to confirm. | Ce sur quoi aiguiller, ou le code à confirmer.
Message | Sentence for people. | Phrase destinée aux personnes.
Target | The field at fault. | Le champ en cause.
extra | Related resources to include, or all. | Ressources liées à inclure, ou all pour toutes.
Clear | Names of the fields to empty; null and "" mean not provided. | Noms des champs à vider ; null et "" veulent dire non fourni.
IdUserCreation | Agent who created it; absent when the system did. | Agent qui l’a créé ; absent si c’est le système.
IdUserUpdate | Agent who changed it last; absent when the system did. | Agent qui l’a modifié en dernier ; absent si c’est le système.
UserCreation | The agent who created it. | L’agent qui l’a créé.
UserUpdate | The agent who changed it last. | L’agent qui l’a modifié en dernier.
DateCreation | When it was created. | Date de création.
DateUpdate | When it was changed last. | Date de dernière modification.
IdSegment | Segment, by its internal identifier. | Segment, par son identifiant interne.
ReferenceSegment | Segment, by your reference; the default one when left out. | Segment, par votre référence ; celui par défaut s’il est omis.
Segment | The segment. | Le segment.
Query | Words to look for. | Mots à chercher.
Email | E-mail address. | Adresse e-mail.
FirstName | First name. | Prénom.
LastName | Last name. | Nom de famille.
Company | Name of the company. | Raison sociale.
Phone | Telephone number. | Numéro de téléphone.
AddressLine1 | First line of the address. | Première ligne de l’adresse.
AddressLine2 | Second line of the address. | Seconde ligne de l’adresse.
ZipCode | Postal code. | Code postal.
City | City. | Ville.
Country | Country in two letters (ISO 3166-1): FR. | Pays en deux lettres (ISO 3166-1) : FR.
Region | Region (ISO 3166-2): FR-75. | Région (ISO 3166-2) : FR-75.
TaxInformation | VAT number of the customer. | Numéro de TVA du client.
Currency | Currency in three letters (ISO 4217): EUR. | Devise en trois lettres (ISO 4217) : EUR.
Quantity | Quantity shown; it does not multiply the amount. | Quantité affichée ; elle ne multiplie pas le montant.
Reason | Why, for people. | Motif, pour les personnes.
Note | Note, for people. | Note, pour les personnes.
Number | Number in its series. | Numéro dans sa série.
position | Position of the file, from 1. | Position du fichier, à partir de 1.
Position | Position of the line, from 1. | Position de la ligne, à partir de 1.
Data | What it holds. | Le contenu.
FileName | Name for the file. | Nom du fichier.
ContentType | Media type of the file. | Type de média du fichier.
Content | The file, in base64. | Le fichier, en base64.
`;
