package com.runthismodel.estimate;

import com.runthismodel.source.write.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.NativeJSON;
import org.mozilla.javascript.Script;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/**
 * The shipped scripts in a bare JavaScript context with nothing but a global {@code self}. Rhino gives a {@code const} in a
 * loop its first value for good, so in loops the scripts say {@code let}.
 */
public final class Scripts implements AutoCloseable {
    /** To compile an expression costs a hundred times its value. */
    private final Map<String, Script> compiled = new HashMap<>();

    private final Context context = Context.enter();
    private final Scriptable global;

    public Scripts(String... files) throws IOException {
        context.setLanguageVersion(Context.VERSION_ES6);
        global = context.initStandardObjects();
        ScriptableObject.putProperty(global, "self", global);
        for (String file : files)
            context.evaluateString(global, Files.readString(Path.of("assets/js", file)), file, 1, null);
    }

    /** Evaluates an expression. */
    public Object of(String expression) {
        return compiled.computeIfAbsent(expression, text -> context.compileString(text, "test", 1, null))
                .exec(context, global);
    }

    /** A value as JSON.parse gives it to a page. */
    public Object parsed(Object value) {
        String json = JsonWriter.forHtml(value);
        return NativeJSON.parse(context, global, json, (c, s, t, arguments) -> arguments[1]);
    }

    public Object call(Object function, Object... arguments) {
        return ((Function) function).call(context, global, global, arguments);
    }

    static long whole(Object object, String key) {
        double value = ((Number) ScriptableObject.getProperty((Scriptable) object, key)).doubleValue();
        if (value != Math.rint(value) || Math.abs(value) > 1L << 53) throw new AssertionError(key + " is " + value);
        return (long) value;
    }

    @Override
    public void close() {
        Context.exit();
    }
}
