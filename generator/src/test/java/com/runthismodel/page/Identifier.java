package com.runthismodel.page;

import com.runthismodel.catalog.Device;
import com.runthismodel.catalog.DeviceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.NativeObject;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/** The shipped identify.js over the table of the real devices, in a context that has nothing but {@code self}. */
final class Identifier {
    /** One answer: devices are ids, "-" for hardware that is none of ours. */
    record Answer(String identity, List<String> devices, List<String> names, TreeSet<Double> memoryGib, String why) {}

    final List<Device> devices;
    final String data;
    private final Scriptable scope;
    private final Function identify;

    Identifier() throws IOException {
        DeviceFiles files = DeviceFiles.read();
        devices = files.devices();
        data = IdentifyData.of(devices, files.pciIds()).text();
        try (Context context = context()) {
            scope = context.initSafeStandardObjects();
            ScriptableObject.putProperty(scope, "self", scope);
            context.evaluateString(scope, data, "identify-data.js", 1, null);
            context.evaluateString(scope, script(), "identify.js", 1, null);
            identify = (Function) context.evaluateString(scope, "self.RTM.identify", "test", 1, null);
        }
    }

    /** The files of its folder put together, as the bake does. */
    static String script() throws IOException {
        StringBuilder script = new StringBuilder();
        try (Stream<Path> parts = Files.list(Path.of("assets/js/identify"))) {
            for (Path part : parts.sorted().toList()) script.append(Files.readString(part));
        }
        return script.toString();
    }

    private static Context context() {
        Context context = Context.enter();
        context.setLanguageVersion(Context.VERSION_ES6);
        return context;
    }

    Answer renderer(String renderer) {
        return seen(Map.of("renderer", renderer));
    }

    /** Values are texts, or maps one level down. */
    Answer seen(Map<String, Object> seen) {
        try (Context context = context()) {
            return answer(identify.call(context, scope, scope, new Object[] {object(context, seen)}));
        }
    }

    /** Whatever a script may come up with, as the text of an expression. */
    Answer expression(String javascript) {
        try (Context context = context()) {
            Object value = context.evaluateString(scope, "(" + javascript + ")", "test", 1, null);
            return answer(identify.call(context, scope, scope, new Object[] {value}));
        }
    }

    private Scriptable object(Context context, Map<?, ?> values) {
        Scriptable object = context.newObject(scope);
        values.forEach((key, value) -> ScriptableObject.putProperty(
                object, key.toString(), value instanceof Map<?, ?> inner ? object(context, inner) : value));
        return object;
    }

    private static Answer answer(Object result) {
        NativeObject object = (NativeObject) result;
        List<String> devices = new ArrayList<>();
        List<String> names = new ArrayList<>();
        TreeSet<Double> memory = new TreeSet<>();
        for (Object each : (List<?>) object.get("candidates")) {
            NativeObject candidate = (NativeObject) each;
            devices.add(
                    candidate.get("device") == null
                            ? "-"
                            : candidate.get("device").toString());
            names.add(candidate.get("name").toString());
            for (Object gib : (List<?>) candidate.get("memoryGib")) memory.add(((Number) gib).doubleValue());
        }
        return new Answer(
                object.get("identity").toString(),
                devices,
                names,
                memory,
                object.get("why").toString());
    }
}
