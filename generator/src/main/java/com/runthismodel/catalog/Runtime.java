package com.runthismodel.catalog;

import com.runthismodel.source.Doc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A program that runs models, and what to type for it: {@code content/runtimes/<id>.yaml}. */
public record Runtime(
        @Doc(value = "Unique id, the name of the file", example = "llama-server")
        String id,

        @Doc(value = "Name as its makers write it", example = "llama.cpp server")
        String name,

        @Doc("What it is, in one or two sentences of our own")
        String summary,

        @Doc("Its home page") String home,
        @Doc("Operating systems it runs on") List<Platform> platforms,
        @Doc("What it computes on") List<Backend> backends,
        @Doc("Architectures it cannot run, with the reason") List<Gap> cannotRun,

        @Doc("The HTTP interface it opens; absent when it opens none")
        Optional<Api> api,

        @Doc("Ways to run a model with it, best first") List<Way> ways,

        @Doc("Where these statements come from, owner/repo:path")
        List<String> sources) {

    public Runtime {
        platforms = List.copyOf(platforms);
        backends = List.copyOf(backends);
        cannotRun = List.copyOf(cannotRun);
        ways = List.copyOf(ways);
        sources = List.copyOf(sources);
        if (ways.isEmpty()) throw new IllegalArgumentException("ways: a runtime needs at least one way to run a model");
        if (api.isEmpty() && ways.stream().anyMatch(way -> way.apiModel().isPresent()))
            throw new IllegalArgumentException("api: a way names an apiModel, so the api must be described");
    }

    /** Formats it runs, as its ways say. */
    public List<Format> formats() {
        return ways.stream().map(Way::format).distinct().sorted().toList();
    }

    /** Formats it runs this type of model from, in the order its file names them: best first. */
    public List<Format> formats(ModelType type) {
        List<Format> formats = new ArrayList<>();
        for (Way way : ways)
            if (way.types().contains(type) && !formats.contains(way.format())) formats.add(way.format());
        return formats;
    }

    public enum Platform {
        LINUX,
        MACOS,
        WINDOWS,
        ANDROID
    }

    public enum Backend {
        CUDA,
        ROCM,
        VULKAN,
        METAL,
        SYCL,
        XPU,
        TPU,
        CPU
    }

    /** An architecture it cannot run. */
    public record Gap(
            @Doc(value = "model_type of config.json", example = "mamba")
            String architecture,

            @Doc("Format this holds for; absent: all") Optional<Format> format,
            @Doc("Why, in words a reader understands") String reason,

            @Doc("Where it is said, owner/repo:path or issue")
            String source) {}

    /** An HTTP interface. Its host is always localhost: that is what the commands open. */
    public record Api(
            @Doc("Whose protocol it speaks") Protocol protocol,

            @Doc(value = "Port it listens on", example = "8080")
            int port,

            @Doc(value = "Path of chat completions", example = "/v1/chat/completions")
            Optional<String> chat,

            @Doc(value = "Path of embeddings", example = "/v1/embeddings")
            Optional<String> embeddings,

            @Doc(value = "Path of reranking", example = "/v1/rerank")
            Optional<String> rerank) {
        /** What follows a slash cannot turn "localhost" into the beginning of another host's name. */
        private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9._~/-]*");

        public Api {
            if (port < 1 || port > 65535) throw new IllegalArgumentException("port: must be 1 to 65535, was " + port);
            requirePath("chat", chat);
            requirePath("embeddings", embeddings);
            requirePath("rerank", rerank);
        }

        private static void requirePath(String field, Optional<String> path) {
            if (path.isPresent() && !PATH.matcher(path.get()).matches())
                throw new IllegalArgumentException(
                        field + ": must be a path that begins with a slash, such as /v1/rerank, was " + path.get());
        }

        /** The path that serves this type of model. */
        public Optional<String> path(ModelType type) {
            return switch (type) {
                case EMBEDDING -> embeddings;
                case RERANKER -> rerank;
                case TEXT, VISION_LANGUAGE, MULTIMODAL -> chat;
            };
        }
    }

    public enum Protocol {
        OPENAI,
        NATIVE
    }

    /** The steps for one format and some types of model. */
    public record Way(
            @Doc("Format of the weights") Format format,
            @Doc("Types of model") List<ModelType> types,

            @Doc("Why it refuses weights cut into several files; absent when it takes them")
            Optional<String> wholeFilesOnly,

            @Doc("What to type, in order") List<Step> steps,

            @Doc(
                    value = "Name the API knows the model by, a template; absent when this way opens no API",
                    example = "{repo}")
            Optional<String> apiModel,

            @Doc("What a reader should know before typing") Optional<String> note) {

        public Way {
            types = List.copyOf(types);
            steps = List.copyOf(steps);
            if (types.isEmpty()) throw new IllegalArgumentException("types: at least one type of model is needed");
            if (steps.isEmpty()) throw new IllegalArgumentException("steps: at least one step is needed");
            apiModel.ifPresent(model -> Step.checked("apiModel", model));
            if (apiModel.filter(model -> model.contains(" ")).isPresent())
                throw new IllegalArgumentException("apiModel: must be one word");
        }
    }

    /** One command. Each line of it is a group of words that is left out as a whole when a setting in it is not set. */
    public record Step(
            @Doc(value = "What it does", example = "Start the server")
            String title,

            @Doc(value = "Environment variables", example = "[\"OLLAMA_CONTEXT_LENGTH={userContextTokens}\"]")
            List<String> environment,

            @Doc(
                    value = "Lines of words; {placeholders} are filled in and quoted",
                    example = "[llama-server, \"-hf {repo}:{quantization}\"]")
            List<String> command,

            @Doc("What a reader should know") Optional<String> note) {

        /** A program's name stands in the file, never in a value: what runs is decided here. */
        private static final Pattern PROGRAM = Pattern.compile("[a-z][A-Za-z0-9_.-]*");

        private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]*=\\S+");

        public Step {
            environment = List.copyOf(environment);
            command = List.copyOf(command);
            if (command.isEmpty()) throw new IllegalArgumentException("command: at least one line is needed");
            if (!PROGRAM.matcher(command.get(0).split(" ")[0]).matches())
                throw new IllegalArgumentException(
                        "command: must begin with the name of a program, not with " + command.get(0));
            for (String variable : environment)
                if (!VARIABLE.matcher(variable).matches())
                    throw new IllegalArgumentException("environment: must be NAME=value, was " + variable);
            for (String line : command) checked("command", line);
            for (String variable : environment) checked("environment", variable);
        }

        private static void checked(String key, String line) {
            if (line.isBlank() || !line.equals(line.strip()) || line.contains("  "))
                throw new IllegalArgumentException(
                        key + ": wants words with one space between them, was \"" + line + "\"");
            try {
                Placeholder.in(line);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
            }
        }
    }
}
