/** A gate's name is the name of a folder and of a test case too. */
export const gateNamePattern = "^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$";
export const gateNameForm = "letters, digits, - and _, at most 63, the first a letter or digit";
