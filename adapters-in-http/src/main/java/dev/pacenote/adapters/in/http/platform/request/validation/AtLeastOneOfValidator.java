package dev.pacenote.adapters.in.http.platform.request.validation;

import dev.pacenote.adapters.in.http.platform.request.body.Patch;
import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.beans.BeanWrapper;
import io.micronaut.validation.validator.constraints.ConstraintValidator;
import io.micronaut.validation.validator.constraints.ConstraintValidatorContext;
import jakarta.inject.Singleton;
import java.util.Arrays;

/** Looks for one component that is there. */
@Singleton
final class AtLeastOneOfValidator implements ConstraintValidator<AtLeastOneOf, Object> {

    @Override
    public boolean isValid(
            @Nullable Object request,
            AnnotationValue<AtLeastOneOf> constraint,
            ConstraintValidatorContext context) {
        if (request == null) {
            return true;
        }
        var components = BeanWrapper.getWrapper(request);
        return Arrays.stream(constraint.stringValues())
                .anyMatch(name -> isThere(components.getProperty(name, Object.class).orElse(null)));
    }

    private static boolean isThere(@Nullable Object value) {
        return value != null && !(value instanceof Patch.Absent<?>);
    }
}
