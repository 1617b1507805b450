// What is no graphics processor, who makes those that are, and what their chips are called.
(function (root) {
  "use strict";
  const RTM = (root.RTM = root.RTM || {});
  const it = (RTM.identifier = RTM.identifier || {});

  const SOFTWARE = new RegExp(
    "swiftshader|subzero|llvmpipe|softpipe|lavapipe|software (renderer|rasterizer|adapter)|basic (render|display)|" +
      "parallels|paravirtual|vmware|svga3d|virgl|virtio|virtualbox|vbox|\\bqxl\\b|gdi generic|mesa offscreen|" +
      "remote (desktop|display)|remotefx|citrix|hyper-v|\\bwarp\\b|" +
      "virtual (display|monitor)|indirect display|displaylink|android emulator"
  );

  const MASKED = /, or similar|^apple gpu$|^mozilla$|^webkit webgl$|^generic renderer$/;

  const MAKERS = [
    ["nvidia", "NVIDIA", /nvidia|geforce|quadro|\bgrid\b|\bnvs \d|\bnvk\b|nouveau|^(mesa )?nv[0-9a-f]{2,3}$|tesla \w?\d|\btitan \w/],
    ["qualcomm", "Qualcomm", /adreno|qualcomm|snapdragon|\bfd\d{3}\b/],
    ["samsung", "Samsung", /xclipse|samsung/],
    ["arm", "Arm", /\bmali\b|immortalis|panfrost|panthor/],
    ["imagination", "Imagination", /powervr|imagination/],
    ["huawei", "Huawei", /maleoon/],
    ["broadcom", "Broadcom", /\bv3d \d|videocore/],
    ["amd", "AMD", /\bamd\b|\bati\b|radeon|firepro|firegl|ryzen|\bradv\b|advanced micro/],
    ["intel", "Intel", /intel|\bu?hd graphics|\biris\b|\barc\b/],
    ["apple", "Apple", /\bapple\b/],
    ["other", "its maker", /moore threads|\bmtt s\d|zhaoxin|glenfly|matrox|aspeed|innosilicon|loongson|vivante/],
  ];

  const PCI = { nvidia: "10de", amd: "1002", intel: "8086" };

  const TOLD = ["nvidia", "amd", "intel", "apple", "qualcomm"];

  // Chips whose own name is in the string: the whole of it must match, never a part.
  const CHIPS = {
    qualcomm: /adreno ?(\(tm\))? ?[a-z]?\d[\w-]{1,8}( gen \d)?/i,
    arm: /(mali|immortalis)-[\w-]{2,24}( (mc|mp)\d{1,2})?/i,
    imagination: /powervr [\w -]{2,40}/i,
    samsung: /xclipse ?\d{3}\w?/i,
    huawei: /maleoon ?\d+\w?/i,
    broadcom: /(v3d \d|videocore [iv]+)/i,
    apple: /apple [am]\d{1,2}\w?( (pro|max|ultra|bionic))?/i,
    other: /.+/,
  };

  function makerOf(text) {
    return (MAKERS.find((maker) => maker[2].test(text.toLowerCase())) || [""])[0];
  }

  /** Another maker than the name's, as WebGPU tells it: two processors in one machine, or an untrue name. */
  function otherMaker(maker, adapter) {
    const told = it.given(adapter, "vendor").toLowerCase();
    return TOLD.indexOf(told) >= 0 && TOLD.indexOf(maker) >= 0 && told !== maker ? told : "";
  }

  function title(maker) {
    return MAKERS.find((entry) => entry[0] === maker)[1];
  }

  Object.assign(it, { SOFTWARE, MASKED, PCI, CHIPS, makerOf, otherMaker, title });
})(self);
