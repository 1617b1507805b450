package com.runthismodel.command;

import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.catalog.architecture.UnknownArchitecture;
import com.runthismodel.estimate.tensor.FileSize;
import com.runthismodel.estimate.tensor.FileTypes;
import com.runthismodel.source.write.JsonWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** For each model and quantization: bytes of the tensors of the file. */
@Command(
        name = "filesize",
        mixinStandardHelpOptions = true,
        description = "Bytes of tensors of each file: {\"model\":M,\"quant\":Q,\"tensorBytes\":N}.")
final class EvaluateFileSize implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "JSON with models and their sizes")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        TruthFile truth = TruthFile.read(file);
        PrintWriter out = spec.commandLine().getOut();
        for (Map.Entry<String, TruthFile.Subject> model : truth.models().entrySet())
            for (Object quantization : model.getValue().sizes().keySet())
                out.println(JsonWriter.compact(answer(model.getKey(), model.getValue(), quantization.toString())));
        out.flush();
        return 0;
    }

    private static Map<String, Object> answer(String name, TruthFile.Subject subject, String quantization) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("model", name);
        line.put("quant", quantization);
        String known = quantization.toUpperCase(Locale.ROOT);
        if (subject.architecture() instanceof UnknownArchitecture unknown) line.put("refused", unknown.reason());
        else if (FileTypes.standard(known).isEmpty()) line.put("refused", "unknown quantization " + quantization);
        else size(line, (KnownArchitecture) subject.architecture(), known);
        return line;
    }

    private static void size(Map<String, Object> line, KnownArchitecture model, String quantization) {
        try {
            long bytes = FileSize.tensorBytes(model, quantization).count();
            if (bytes < 0) throw new ArithmeticException("more bytes than can be counted");
            line.put("tensorBytes", bytes);
        } catch (RuntimeException broken) {
            line.put("refused", TruthFile.impossible(broken));
        }
    }
}
