package com.runthismodel.estimate.speed.calibration;

import com.runthismodel.estimate.speed.Machine;
import com.runthismodel.estimate.speed.Scope;
import com.runthismodel.estimate.speed.Scope.Known;
import com.runthismodel.estimate.speed.SpeedConstants.Spread;
import com.runthismodel.estimate.speed.SpeedModel;
import com.runthismodel.estimate.speed.calibration.CrossValidation.Miss;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The range each run was given, by what was known of its device when it was estimated. */
record Ranges(SpeedModel model, Function<Machine, Known> known) {

    /** Where other runs of the device were seen. */
    static Ranges ofMeasured(SpeedModel model) {
        return new Ranges(model, model::known);
    }

    /** Where no run of the device was. */
    static Ranges ofUnmeasured(SpeedModel model, List<Observation> runs) {
        Map<String, Integer> devices = new HashMap<>();
        Map<String, Integer> generations = new HashMap<>();
        for (Observation run : runs) {
            devices.merge(run.run().machine().id(), 1, Integer::sum);
            generations.merge(run.run().machine().generation(), 1, Integer::sum);
        }
        return new Ranges(
                model,
                machine -> Scope.known(machine, 0, generations.get(machine.generation()) - devices.get(machine.id())));
    }

    boolean hold(Miss miss) {
        Observation run = miss.run();
        Known closest = known.apply(run.run().machine());
        Spread spread =
                model.spread(run.source(), closest, Scope.plain(run.run().setup()));
        double ratio = Math.exp(-miss.log());
        return ratio >= spread.low() && ratio <= spread.high();
    }
}
