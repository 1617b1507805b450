// Reads graphics memory through WebGPU and times it, on a click only. What the times mean is left to bandwidth.js.
(function measures(global) {
  "use strict";
  const RTM = (global.RTM = global.RTM || {});
  const MIB = 1048576;
  const BLOCK = 128 * MIB; // Within every adapter's default limits.
  const SMALL = [8 * MIB, 32 * MIB];
  const BLOCKS = [1, 2, 4];
  const BUDGET_MS = 2500;
  const WARM_MS = 100; // Clocks rise in the first tenths of a second.
  const SAMPLE_MS = 20;
  const MOST_MS = 100; // Longer work in one piece may be ended by the system.
  const PATIENCE = 1500;
  const GROUPS = 512;

  // Not the zeros of fresh memory, which hardware may keep compressed.
  const FILL = `
    @group(0) @binding(0) var<storage, read_write> words: array<u32>;
    @compute @workgroup_size(256)
    fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
      for (var at = id.x; at < arrayLength(&words); at += groups.x * 256u) {
        var h = at * 0x9e3779b1u;
        h = (h ^ (h >> 15u)) * 0x85ebca77u;
        words[at] = h ^ (h >> 13u);
      }
    }`;
  const READ = `
    @group(0) @binding(0) var<storage, read> data: array<vec4u>;
    @group(0) @binding(1) var<storage, read_write> kept: array<u32>;
    @compute @workgroup_size(256)
    fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
      let step = groups.x * 256u;
      var sum = vec4u(0u);
      for (var at = id.x; at < arrayLength(&data); at += 4u * step) {
        sum += (data[at] ^ data[at + step]) + (data[at + 2u * step] ^ data[at + 3u * step]);
      }
      if (sum.x + sum.y + sum.z + sum.w == 1u) { kept[id.x & 255u] = sum.x; }
    }`;

  /** {steps: [{footprint, samples: [{bytes, ms}]}], timestamps} or {skipped: why}. software: also where WebGPU draws in software, for tests. */
  RTM.measure = async function measure(software) {
    if (!navigator.gpu) return { skipped: "this browser has no WebGPU." };
    try {
      const late = new Promise((done) => setTimeout(done, PATIENCE, null));
      const adapter = await Promise.race([navigator.gpu.requestAdapter({ powerPreference: "high-performance" }), late]);
      if (!adapter) return { skipped: "WebGPU finds no graphics processor here." };
      const inSoftware = adapter.info && (adapter.info.isFallbackAdapter || /swiftshader|llvmpipe|basic/i.test(adapter.info.architecture + adapter.info.description));
      if (inSoftware && !software) return { skipped: "WebGPU is drawn in software here: it would measure the processor." };
      return await onDevice(adapter);
    } catch (refused) {
      return { skipped: "WebGPU says: " + refused.message };
    }
  };

  async function onDevice(adapter) {
    const timestamps = adapter.features.has("timestamp-query");
    const device = await adapter.requestDevice({ requiredFeatures: timestamps ? ["timestamp-query"] : [] });
    try {
      const bench = stage(device, timestamps);
      return { steps: await steps(bench), timestamps };
    } finally {
      device.destroy(); // With it go its buffers.
    }
  }

  /** Pipelines, the clock, and buffers as far as memory lets them be made. */
  function stage(device, timestamps) {
    const pipeline = (code) => device.createComputePipeline({ layout: "auto", compute: { module: device.createShaderModule({ code }), entryPoint: "main" } });
    const fill = pipeline(FILL);
    const read = pipeline(READ);
    const kept = device.createBuffer({ size: 1024, usage: GPUBufferUsage.STORAGE });
    const clock = timestamps ? device.createQuerySet({ type: "timestamp", count: 2 }) : null;
    const ticks = timestamps ? device.createBuffer({ size: 16, usage: GPUBufferUsage.QUERY_RESOLVE | GPUBufferUsage.COPY_SRC }) : null;
    const shown = timestamps ? device.createBuffer({ size: 16, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST }) : null;

    /** A buffer full of noise as a bind group, or null where memory is used up. */
    async function block(size) {
      device.pushErrorScope("out-of-memory");
      const buffer = device.createBuffer({ size, usage: GPUBufferUsage.STORAGE });
      if (await device.popErrorScope()) return null;
      const encoder = device.createCommandEncoder();
      const pass = encoder.beginComputePass();
      pass.setPipeline(fill);
      pass.setBindGroup(0, device.createBindGroup({ layout: fill.getBindGroupLayout(0), entries: [{ binding: 0, resource: { buffer } }] }));
      pass.dispatchWorkgroups(GROUPS);
      pass.end();
      device.queue.submit([encoder.finish()]);
      const entries = [{ binding: 0, resource: { buffer } }, { binding: 1, resource: { buffer: kept } }];
      return { size, buffer, group: device.createBindGroup({ layout: read.getBindGroupLayout(0), entries }) };
    }

    /** Reads every block so many times and answers the milliseconds it took: the device's clock where it has one. */
    async function time(blocks, times) {
      const encoder = device.createCommandEncoder();
      const pass = encoder.beginComputePass(clock ? { timestampWrites: { querySet: clock, beginningOfPassWriteIndex: 0, endOfPassWriteIndex: 1 } } : {});
      pass.setPipeline(read);
      for (let round = 0; round < times; round += 1) for (const one of blocks) {
        pass.setBindGroup(0, one.group);
        pass.dispatchWorkgroups(GROUPS);
      }
      pass.end();
      if (clock) {
        encoder.resolveQuerySet(clock, 0, 2, ticks, 0);
        encoder.copyBufferToBuffer(ticks, 0, shown, 0, 16);
      }
      const start = performance.now();
      device.queue.submit([encoder.finish()]);
      await device.queue.onSubmittedWorkDone();
      const wall = performance.now() - start;
      if (!clock) return wall;
      await shown.mapAsync(GPUMapMode.READ);
      const [from, to] = new BigInt64Array(shown.getMappedRange().slice(0));
      shown.unmap();
      return to > from ? Number(to - from) / 1e6 : wall;
    }

    return { block, time };
  }

  /** Small sets first: what they take says whether the next, four times as large, is still bearable. */
  async function steps(bench) {
    const found = [];
    const end = performance.now() + BUDGET_MS;
    for (const size of SMALL) {
      const one = await bench.block(size);
      if (!one) return found;
      const quick = await step(bench, [one], end, found.length ? 3 : 0);
      one.buffer.destroy();
      found.push(quick);
      if (quick.passMs * 4 > MOST_MS) return found;
    }
    const blocks = [];
    for (const count of BLOCKS) {
      while (blocks.length < count) {
        const one = await bench.block(BLOCK);
        if (!one) return found;
        blocks.push(one);
      }
      found.push(await step(bench, blocks, end, count === BLOCKS[BLOCKS.length - 1] ? 9 : 3));
      if (performance.now() > end || found[found.length - 1].passMs * 2 > MOST_MS * count) return found;
    }
    return found;
  }

  /** Samples of one set; none asked for: warming up only. */
  async function step(bench, blocks, end, count) {
    const footprint = blocks.reduce((sum, one) => sum + one.size, 0);
    let passMs = await bench.time(blocks, 1);
    const warm = performance.now() + WARM_MS;
    while (count === 0 && performance.now() < warm) passMs = Math.min(passMs, await bench.time(blocks, 4) / 4);
    const times = Math.max(1, Math.min(256, Math.ceil(SAMPLE_MS / Math.max(passMs, 0.05))));
    const samples = [];
    for (let i = 0; i < count && (performance.now() < end || i < 1); i += 1) samples.push({ bytes: footprint * times, ms: await bench.time(blocks, times) });
    return { footprint, passMs, samples };
  }
})(self);
