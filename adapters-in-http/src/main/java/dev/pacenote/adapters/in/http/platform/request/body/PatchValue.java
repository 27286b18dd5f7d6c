package dev.pacenote.adapters.in.http.platform.request.body;

import jakarta.inject.Singleton;
import jakarta.validation.valueextraction.ExtractedValue;
import jakarta.validation.valueextraction.ValueExtractor;

/** Lets constraints on the value of a {@link Patch} hold for the value, where there is one. */
@Singleton
final class PatchValue implements ValueExtractor<Patch<@ExtractedValue ?>> {

    @Override
    public void extractValues(Patch<?> patch, ValueReceiver receiver) {
        patch.replacement().ifPresent(value -> receiver.value("<value>", value));
    }
}
