// Loads one of our own scripts when it is needed. The page's security policy lets only the policy "rtm" name scripts.
(function loader(global) {
  "use strict";
  const RTM = (global.RTM = global.RTM || {});
  const OWN = /^(\.\.\/)?(assets\/js|data(\/(models|measured|recordings))?)\/[a-z0-9.-]+\.js$/;
  const started = {};

  function checked(url) {
    if (!OWN.test(url)) throw new TypeError("not a script of this site: " + url);
    return url;
  }

  const policy = global.trustedTypes
    ? global.trustedTypes.createPolicy("rtm", { createScriptURL: checked })
    : { createScriptURL: checked };

  /** Each script once; the promise fails when the file cannot be read. */
  RTM.load = function load(url) {
    started[url] = started[url] || new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = policy.createScriptURL(url);
      script.onload = done;
      script.onerror = () => {
        delete started[url];
        failed(new Error("could not load " + url));
      };
      document.head.append(script);
    });
    return started[url];
  };
})(self);
