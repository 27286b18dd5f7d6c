package dev.pacenote.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.text.BreakIterator;
import java.text.Collator;
import java.text.DateFormat;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A call that asks for no locale, and so takes that of whoever started the process. */
final class DependsOnTheLocale extends DescribedPredicate<JavaMethodCall> {

    private static final Map<Class<?>, Set<String>> ASKING =
            Map.of(
                    String.class, Set.of("format", "formatted", "toLowerCase", "toUpperCase"),
                    PrintStream.class, Set.of("format", "printf"),
                    PrintWriter.class, Set.of("format", "printf"),
                    MessageFormat.class, Set.of("format"),
                    NumberFormat.class,
                            Set.of(
                                    "getInstance",
                                    "getNumberInstance",
                                    "getIntegerInstance",
                                    "getPercentInstance",
                                    "getCurrencyInstance",
                                    "getCompactNumberInstance"),
                    DateFormat.class,
                            Set.of(
                                    "getInstance",
                                    "getDateInstance",
                                    "getTimeInstance",
                                    "getDateTimeInstance"),
                    DateTimeFormatter.class, Set.of("ofPattern"),
                    DateTimeFormatterBuilder.class, Set.of("toFormatter"),
                    Collator.class, Set.of("getInstance"),
                    BreakIterator.class,
                            Set.of("getCharacterInstance", "getLineInstance", "getWordInstance"));

    DependsOnTheLocale() {
        super("a method runs that takes the locale of the process");
    }

    @Override
    public boolean test(JavaMethodCall call) {
        var target = call.getTarget();
        return ASKING.entrySet().stream()
                        .anyMatch(
                                asking ->
                                        target.getOwner().isEquivalentTo(asking.getKey())
                                                && asking.getValue().contains(target.getName()))
                && target.getRawParameterTypes().stream().noneMatch(DependsOnTheLocale::isLocale);
    }

    private static boolean isLocale(JavaClass type) {
        return type.isEquivalentTo(Locale.class);
    }
}
