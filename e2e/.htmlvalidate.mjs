/** All that html-validate recommends, what a whole document must have, and rules of no preset. What is eased has its reason. */
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    "class-pattern": ["error", { pattern: "kebabcase" }],
    "id-pattern": ["error", { pattern: "kebabcase" }],
    "name-pattern": ["error", { pattern: "kebabcase" }],
    "no-style-tag": "error", // the site's policy would not let it in
    "no-unknown-elements": "error",
    "aria-label-misuse": ["error", { allowAnyNamable: true }], // lists may have a name
    "doctype-style": ["error", { style: "lowercase" }], // as templ writes it
    "form-dup-name": ["error", { shared: ["radio", "checkbox", "submit", "button", "reset"] }], // choices of one thing
    "prefer-native-element": ["error", { exclude: ["list"] }], // said again where there are no markers: Safari would not call it one
    "require-sri": ["error", { target: "crossorigin" }], // nothing comes from elsewhere, and names of files hold their sums
  },
};
