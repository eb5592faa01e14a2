// What an operator may want to change in their own build of the page.

// Where "leave quickly" goes: a page nobody wonders about.
export const neutral_page = "https://www.wikipedia.org/";
