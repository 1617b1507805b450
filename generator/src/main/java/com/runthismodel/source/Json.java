package com.runthismodel.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * JSON without positions, for files that programs wrote: objects become ordered maps, arrays lists, whole numbers
 * {@code Long}, others {@code Double}.
 */
public final class Json {
    /** Python writes NaN and Infinity where it has no number: what asks for a number refuses them. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private Json() {}

    /** Takes UTF-8; refuses what is no JSON with line and column. */
    public static Object read(InputStream in) throws IOException {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), in)) {
            return value(parser, parser.nextToken());
        } catch (JacksonException problem) {
            TokenStreamLocation at = problem.getLocation();
            String where = at == null || at.getLineNr() < 1 ? "" : at.getLineNr() + ":" + at.getColumnNr() + ": ";
            throw new IOException(where + SyntaxProblem.plain(problem.getOriginalMessage()), problem);
        } catch (UncheckedIOException problem) {
            throw problem.getCause();
        }
    }

    /** The same of a file, whose name stands before what is wrong with it. */
    public static Object read(Path file) throws IOException {
        if (Files.isDirectory(file)) throw new IOException(file + ": is a folder, a file is wanted");
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return read(in);
        } catch (FileSystemException notThere) {
            throw notThere;
        } catch (IOException noJson) {
            String where = noJson.getMessage().matches("\\d+:\\d+: .*") ? ":" : ": ";
            throw new IOException(file + where + noJson.getMessage(), noJson);
        }
    }

    private static Object value(JsonParser parser, JsonToken token) {
        if (token == null) throw new UncheckedIOException(new IOException("the file ends too early"));
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_NUMBER_INT -> whole(parser);
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            default -> parser.getString();
        };
    }

    /** A whole number, or the nearest fraction where it has too many digits for one. */
    private static Number whole(JsonParser parser) {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) return parser.getDoubleValue();
        return parser.getLongValue();
    }

    private static Map<String, Object> object(JsonParser parser) {
        Map<String, Object> map = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            map.put(name.intern(), value(parser, parser.nextToken()));
        }
        return map;
    }

    private static List<Object> array(JsonParser parser) {
        List<Object> list = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken())
            list.add(value(parser, token));
        return list;
    }
}
