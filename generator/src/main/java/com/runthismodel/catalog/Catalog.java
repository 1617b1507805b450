package com.runthismodel.catalog;

import java.util.List;
import java.util.Optional;

/** Everything the site knows, checked and joined. Models and devices are sorted by slug and id. */
public record Catalog(
        Site site,
        List<Model> models,
        List<Device> devices,
        PciIds pciIds,
        Quantizations quantizations,
        List<Runtime> runtimes,
        List<Licence> licences,
        List<Measurement> measurements,
        List<QualityMeasurement> measuredQuality) {

    public Catalog {
        models = List.copyOf(models);
        devices = List.copyOf(devices);
        runtimes = List.copyOf(runtimes);
        licences = List.copyOf(licences);
        measurements = List.copyOf(measurements);
        measuredQuality = List.copyOf(measuredQuality);
    }

    public Optional<Model> model(String slug) {
        return models.stream().filter(model -> model.slug().equals(slug)).findFirst();
    }

    public Optional<Device> device(String id) {
        return devices.stream().filter(device -> device.id().equals(id)).findFirst();
    }

    public Optional<Runtime> runtime(String id) {
        return runtimes.stream().filter(runtime -> runtime.id().equals(id)).findFirst();
    }

    public Optional<Licence> licence(String id) {
        return licences.stream().filter(licence -> licence.id().equals(id)).findFirst();
    }
}
