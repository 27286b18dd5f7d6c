package dev.pacenote.domain.parts.catalogue;

import dev.pacenote.domain.platform.InvalidValueException;
import java.util.List;

/**
 * Where a part belongs.
 *
 * @param model its own vehicle model
 * @param alsoFits further models, at most 40
 * @param category blank: none
 * @param location where it lies; blank: not known
 */
public record Placing(
        VehicleModel model, List<VehicleModel> alsoFits, String category, String location) {

    private static final int MAX_FITS = 40;

    public Placing {
        alsoFits = alsoFits.stream().distinct().toList();
        if (alsoFits.size() > MAX_FITS) {
            throw new InvalidValueException("too_many", "A part fits at most 40 further models.");
        }
        category = PlainText.line(category, Naming.SHORT);
        location = PlainText.line(location, Naming.SHORT);
    }

    public Placing withModel(VehicleModel next) {
        return new Placing(next, alsoFits, category, location);
    }

    public Placing withAlsoFits(List<VehicleModel> next) {
        return new Placing(model, next, category, location);
    }

    public Placing withCategory(String next) {
        return new Placing(model, alsoFits, next, location);
    }

    public Placing withLocation(String next) {
        return new Placing(model, alsoFits, category, next);
    }

    /** How it was entered counts: another spelling of a model is another entry of the same one. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Placing that && entered().equals(that.entered());
    }

    @Override
    public int hashCode() {
        return entered().hashCode();
    }

    private List<Object> entered() {
        return List.of(
                model.name(),
                alsoFits.stream().map(VehicleModel::name).toList(),
                category,
                location);
    }

    /** Whether the part is for that model. */
    public boolean fits(VehicleModel wanted) {
        return model.equals(wanted) || alsoFits.contains(wanted);
    }
}
