package com.runthismodel.source.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.runthismodel.source.Doc;
import com.runthismodel.source.Node;
import com.runthismodel.source.Problem;
import com.runthismodel.source.Problems;
import com.runthismodel.source.SourceFile;
import com.runthismodel.source.write.JsonWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Trees to records and the words for what does not fit. */
class RecordReaderTest {
    public enum Colour {
        RED,
        LIGHT_BLUE
    }

    public record Id(String text) {
        public static Id of(String text) {
            if (text.contains(" ")) throw new IllegalArgumentException("has a space; write a-b");
            return new Id(text);
        }
    }

    public record Wheel(int inches, Optional<Double> widthCm) {
        public Wheel {
            if (inches < 1) throw new IllegalArgumentException("inches: must be at least 1, was " + inches);
        }
    }

    public record Options(List<String> extras, Optional<String> note) {}

    public record Car(
            @Doc(value = "Its id", example = "mini-1") Id id,
            String name,
            Colour colour,
            @Doc(value = "Metres", example = "120000") long metres,
            boolean sold,
            Optional<LocalDate> built,
            List<Wheel> wheels,
            Map<String, Integer> parts,
            Options options) {
        public Car {
            if (wheels.size() > 4) throw new IllegalArgumentException("wheels[4]: is one too many; remove it");
            if (name.equals("Nobody")) throw new IllegalArgumentException("a car needs a name");
        }
    }

    private static final String GOOD = """
            id: a-b
            name: Mini
            colour: light-blue
            metres: 12
            sold: true
            built: 2001-02-28
            wheels:
              - {inches: 15, widthCm: 17}
              - inches: 16
            parts: {door: 2}
            """;

    private static List<String> problems(String yaml) {
        Problems problems = new Problems();
        SourceFile.parse(yaml, "c.yaml", problems)
                .flatMap(node -> RecordReader.of(Car.class).read(node, problems));
        return problems.sorted().stream().map(Problem::toString).toList();
    }

    @Test
    void readsEveryKindOfComponent() {
        Problems problems = new Problems();
        Node node = SourceFile.parse(GOOD, "c.yaml", problems).orElseThrow();
        Car car = RecordReader.of(Car.class).read(node, problems).orElseThrow().value();
        assertEquals(
                new Car(
                        new Id("a-b"),
                        "Mini",
                        Colour.LIGHT_BLUE,
                        12,
                        true,
                        Optional.of(LocalDate.of(2001, 2, 28)),
                        List.of(new Wheel(15, Optional.of(17.0)), new Wheel(16, Optional.empty())),
                        Map.of("door", 2),
                        new Options(List.of(), Optional.empty())),
                car);
    }

    @Test
    void allMistakesOfAFileInOnePass() {
        assertEquals(
                List.of(
                        "c.yaml:1: id: has a space, write a-b",
                        "c.yaml:2: name: wants text, found the number 7, put it in quotes",
                        "c.yaml:3: colour: unknown \"light blue\", did you mean light-blue? Known are red, light-blue",
                        "c.yaml:4: metres: wants a whole number, found the text \"12 km\", for example 120000,"
                                + " without quotes, separators or units",
                        "c.yaml:5: sold: wants true or false, found the text \"yes\","
                                + " write true or false without quotes",
                        "c.yaml:6: built: is not a day of the calendar: \"2001-02-30\", write it as 2024-09-18",
                        "c.yaml:8: wheels[0].inches: must be at least 1, was 0",
                        "c.yaml:9: wheels[1].inch: unknown key, did you mean inches?",
                        "c.yaml:9: wheels[1].inches: is missing, add it, for example inches: …",
                        "c.yaml:10: parts.door: is empty, give it a value or remove the key",
                        "c.yaml:11: qwertz: unknown key,"
                                + " known keys are id, name, colour, metres, sold, built, wheels, parts, options"),
                problems("""
                        id: a b
                        name: 7
                        colour: light blue
                        metres: 12 km
                        sold: yes
                        built: 2001-02-30
                        wheels:
                          - {inches: 0}
                          - {inch: 3}
                        parts: {door: }
                        qwertz: 1
                        """));
    }

    @Test
    void aConstructorIsQuotedAtTheLineItNames() {
        String five = GOOD.replace("parts:", "  - inches: 1\n  - inches: 2\n  - inches: 3\nparts:");
        assertEquals(List.of("c.yaml:12: wheels[4]: is one too many, remove it"), problems(five));
        assertEquals(List.of("c.yaml:1: a car needs a name"), problems(GOOD.replace("Mini", "Nobody")));
    }

    @Test
    void numbersOutOfRangeOrNotWhole() {
        assertEquals(
                List.of("c.yaml:4: metres: wants a whole number, found the number 1.5, for example 120000"),
                problems(GOOD.replace("metres: 12", "metres: 1.5")));
        assertEquals(
                List.of("c.yaml:4: metres: wants a whole number, found the number 1e999999999, write the digits out"),
                problems(GOOD.replace("metres: 12", "metres: 1e999999999")));
        assertEquals(
                List.of("c.yaml:9: wheels[1].inches: is out of range: 9999999999, check the number"),
                problems(GOOD.replace("inches: 16", "inches: 9999999999")));
    }

    @Test
    void schemaSaysTheSame() {
        assertEquals("""
                {
                  "$schema": "https://json-schema.org/draft/2020-12/schema",
                  "title": "Wheel",
                  "$ref": "#/$defs/RecordReaderTestWheel",
                  "$defs": {
                    "RecordReaderTestWheel": {
                      "type": "object",
                      "additionalProperties": false,
                      "required": [
                        "inches"
                      ],
                      "properties": {
                        "inches": {
                          "type": "integer"
                        },
                        "widthCm": {
                          "type": "number"
                        }
                      }
                    }
                  }
                }
                """, JsonWriter.pretty(JsonSchema.of(Wheel.class, "Wheel")));
    }

    @Test
    void jsonIsTheSameOnEveryJdkAndInertInHtml() {
        assertEquals("{\"inches\":3,\"widthCm\":0.1}", JsonWriter.compact(new Wheel(3, Optional.of(0.1))));
        assertEquals(
                "[1,2.5,1008,0.002,1e+23]",
                JsonWriter.compact(List.of(1.0, 2.5, 1008.0, 2e-3, 1e23)).replace("E", "e"));
        assertEquals("\"\\u003c/script\\u003e\\u0026\\u0027\\u2028\"", JsonWriter.forHtml("</script>&'\u2028"));
    }
}
