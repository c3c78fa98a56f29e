/** The rules that html-validate recommends, those for whole documents, and some more. Each exception has its reason. */
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    "class-pattern": ["error", { pattern: "kebabcase" }],
    "id-pattern": ["error", { pattern: "kebabcase" }],
    "name-pattern": ["error", { pattern: "kebabcase" }],
    "no-style-tag": "error", // the site's policy would block it
    "no-unknown-elements": "error",
    "aria-label-misuse": ["error", { allowAnyNamable: true }], // lists may have a name
    "doctype-style": ["error", { style: "lowercase" }], // as templ writes it
    "form-dup-name": ["error", { shared: ["radio", "checkbox", "submit", "button", "reset"] }], // choices of one value
    "prefer-native-element": ["error", { exclude: ["list"] }], // needed on lists without markers, which Safari would not treat as lists
    "require-sri": ["error", { target: "crossorigin" }], // nothing is loaded from other sites, and file names have hashes
  },
};
