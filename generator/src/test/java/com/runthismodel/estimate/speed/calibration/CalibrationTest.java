package com.runthismodel.estimate.speed.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.estimate.speed.SpeedConstants;
import com.runthismodel.estimate.speed.SpeedConstants.Validation;
import com.runthismodel.estimate.speed.SpeedModel;
import com.runthismodel.estimate.speed.calibration.CrossValidation.Miss;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Repeats the calibration on the measured runs of this repository and holds it to figures. */
@Tag("slow")
class CalibrationTest {
    private static Calibration calibration;
    private static List<Miss> byModel;
    private static List<Miss> byHardware;
    private static List<Miss> byRow;

    @BeforeAll
    static void calibrate() {
        calibration = Calibration.of(Path.of("content"));
        byModel = calibration.byModel();
        byHardware = calibration.byHardware();
        byRow = calibration.byRow();
    }

    @Test
    void nearlyEveryRunIsUnderstood() {
        int all = MeasuredRuns.measurements(Path.of("content")).size();
        assertTrue(all > 2000, all + " runs");
        assertTrue(calibration.runs().size() > 0.97 * all, calibration.runs().size() + " of " + all);
    }

    /** New models and devices in the catalogue move names a little; estimates that move by more want a new calibration. */
    @Test
    void committedConstantsAreWhatTheProgramFinds() {
        SpeedModel shipped = SpeedModel.shipped();
        SpeedModel found = SpeedModel.of(calibration.constants());
        long same = calibration.runs().stream()
                .filter(run -> Math.abs(Math.log(seconds(run, shipped) / seconds(run, found))) < 0.02)
                .count();
        double share = same / (double) calibration.runs().size();
        assertTrue(share > 0.99, share + " of the estimates are the same: java -jar target/runthismodel.jar calibrate");
    }

    private static double seconds(Observation run, SpeedModel model) {
        var read = run.run();
        return model.rates(read.machine(), read.setup(), read.work(), run.source())
                .seconds(run.seconds());
    }

    /** The method page prints them. */
    @Test
    void committedValidationsAreWhatTheProgramFinds() {
        List<Validation> shipped = SpeedConstants.shipped().validations();
        List<Validation> found = calibration.constants().validations();
        assertEquals(shipped.size(), found.size());
        for (int i = 0; i < found.size(); i++) {
            assertEquals(found.get(i).group(), shipped.get(i).group());
            assertEquals(
                    found.get(i).median(),
                    shipped.get(i).median(),
                    0.01,
                    shipped.get(i).toString());
            assertEquals(
                    found.get(i).inRange(),
                    shipped.get(i).inRange(),
                    0.02,
                    shipped.get(i).toString());
        }
    }

    @Test
    void newModelsOnKnownDesktops() {
        List<Miss> desktop = Groups.controlledDesktop(byModel);
        assertTrue(desktop.size() > 450, desktop.size() + " runs");
        assertMedian(0.12, desktop);
        assertWithinQuarter(0.80, desktop);
    }

    @Test
    void newRunsOfKnownModelsOnKnownDesktops() {
        List<Miss> desktop = Groups.controlledDesktop(byRow);
        assertMedian(0.075, desktop);
        assertWithinQuarter(0.86, desktop);
    }

    @Test
    void newModelsOnPhones() {
        List<Miss> phones = Groups.ofKind(byModel, "llama.rn bench");
        assertTrue(phones.size() > 300, phones.size() + " runs");
        assertMedian(0.15, phones);
    }

    @Test
    void newHardware() {
        assertMedian(0.22, byHardware.stream().filter(Groups::plain).toList());
        assertMedian(0.16, Groups.controlledDesktop(byHardware));
        assertTrue(Groups.within(Groups.controlledDesktop(byHardware), 0.5) >= 0.85);
        assertMedian(0.25, Groups.ofKind(byHardware, "llama.rn bench"));
    }

    @Test
    void rangesHoldForNineRunsOfTen() {
        assertCovered(0.85, 0.95, Groups.controlledDesktop(byModel), "new models on desktops");
        assertCovered(0.85, 0.97, Groups.controlledDesktop(byRow), "new runs on desktops");
        assertCovered(0.85, 0.97, Groups.ofKind(byModel, "llama.rn bench"), "new models on phones");
        assertCovered(0.80, 0.97, Groups.ofKind(byRow, "user_submitted"), "figures people sent in");
    }

    private static void assertMedian(double most, List<Miss> misses) {
        double median = Groups.median(misses);
        assertTrue(median <= most, "median " + median + " of " + misses.size() + " runs, at most " + most);
    }

    private static void assertWithinQuarter(double least, List<Miss> misses) {
        double share = Groups.within(misses, 0.25);
        assertTrue(share >= least, share + " of " + misses.size() + " runs within a quarter, at least " + least);
    }

    private static void assertCovered(double least, double most, List<Miss> misses, String what) {
        double share = Validations.inRange(misses, Ranges.ofMeasured(SpeedModel.shipped()));
        assertTrue(
                share >= least && share <= most, what + ": " + share + " of " + misses.size() + " inside their range");
    }
}
