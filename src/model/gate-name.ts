/** A gate's name is also the name of its report folder and of its JUnit test case. */
export const gateNamePattern = "^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$";
export const gateNameForm = "at most 63 letters, digits, - and _, beginning with a letter or digit";
