package com.runthismodel.source;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A piece of a YAML or JSON file and where it stands. JSON's null inside a map counts as an absent key. */
public sealed interface Node {
    Place place();

    /** What it is, in the words of an error message: {@code the number 24}. */
    String describe();

    /** The same, all of it in one place: for who keeps thousands of trees and asks none where a number stood. */
    Node at(Place other);

    record Text(Place place, String value) implements Node {
        public String describe() {
            return value.isEmpty() ? "empty text" : "the text " + Printable.quoted(value);
        }

        @Override
        public Text at(Place other) {
            return new Text(other, value);
        }
    }

    /** A number as it is written; digits are kept, so nothing is lost before somebody asks for a type. */
    record Number(Place place, String digits) implements Node {
        public String describe() {
            return "the number " + Printable.quoted(digits).replace("\"", "");
        }

        @Override
        public Number at(Place other) {
            return new Number(other, digits);
        }
    }

    record Bool(Place place, boolean value) implements Node {
        public String describe() {
            return Boolean.toString(value);
        }

        @Override
        public Bool at(Place other) {
            return new Bool(other, value);
        }
    }

    /** A key without a value in YAML, or a null in a JSON list. */
    record Empty(Place place) implements Node {
        public String describe() {
            return "nothing";
        }

        @Override
        public Empty at(Place other) {
            return new Empty(other);
        }
    }

    record Items(Place place, List<Node> list) implements Node {
        public String describe() {
            return "a list";
        }

        @Override
        public Items at(Place other) {
            return new Items(other, list.stream().map(item -> item.at(other)).toList());
        }
    }

    /** Keys in the order of the file. */
    record Fields(Place place, Map<String, Field> map) implements Node {
        public String describe() {
            return "a map of keys";
        }

        public Optional<Node> get(String key) {
            return Optional.ofNullable(map.get(key)).map(Field::value);
        }

        public Collection<String> keys() {
            return map.keySet();
        }

        @Override
        public Fields at(Place other) {
            Map<String, Field> same = new LinkedHashMap<>();
            map.forEach(
                    (key, field) -> same.put(key, new Field(other, field.value().at(other))));
            return new Fields(other, Collections.unmodifiableMap(same));
        }
    }

    /** A value and the place of its key. */
    record Field(Place key, Node value) {}

    /** The node at a path such as {@code files.gguf[2]}, or the deepest one on the way to it: the place to blame. */
    default Node deepest(String path) {
        return NodePath.deepest(this, path);
    }
}
