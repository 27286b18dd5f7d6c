package dev.pacenote.adapters.in.http.platform.request.validation;

import dev.pacenote.domain.platform.InvalidValueException;
import io.micronaut.context.BeanLocator;
import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.validation.validator.constraints.ConstraintValidator;
import io.micronaut.validation.validator.constraints.ConstraintValidatorContext;
import jakarta.inject.Singleton;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Optional;

/** Asks a value type whether it accepts a text. */
@Singleton
public final class ParsedByValidator implements ConstraintValidator<ParsedBy, String> {

    private static final ClassValue<Executable> PARSERS =
            new ClassValue<>() {
                @Override
                protected Executable computeValue(Class<?> type) {
                    return parser(type);
                }
            };

    private final BeanLocator beans;

    ParsedByValidator(BeanLocator beans) {
        this.beans = beans;
    }

    @Override
    public boolean isValid(
            @Nullable String text,
            AnnotationValue<ParsedBy> constraint,
            ConstraintValidatorContext context) {
        return text == null || refusal(constraint.classValue().orElseThrow(), text).isEmpty();
    }

    /** Why the type refuses the text, if it does. */
    Optional<InvalidValueException> refusal(Class<?> type, String text) {
        if (TextCheck.class.isAssignableFrom(type)) {
            try {
                beans.getBean(type.asSubclass(TextCheck.class)).check(text);
                return Optional.empty();
            } catch (InvalidValueException e) {
                return Optional.of(e);
            }
        }
        try {
            switch (PARSERS.get(type)) {
                case Method of -> of.invoke(null, text);
                case Constructor<?> constructor -> constructor.newInstance(text);
            }
            return Optional.empty();
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof InvalidValueException refused) {
                return Optional.of(refused);
            }
            throw new IllegalStateException(type + " failed over a text", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Executable parser(Class<?> type) {
        try {
            var of = type.getDeclaredMethod("of", String.class);
            if (Modifier.isStatic(of.getModifiers()) && of.getReturnType() == type) {
                of.setAccessible(true);
                return of;
            }
        } catch (NoSuchMethodException e) {
            // Then it has a constructor.
        }
        try {
            var constructor = type.getDeclaredConstructor(String.class);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " cannot be made of a text", e);
        }
    }
}
