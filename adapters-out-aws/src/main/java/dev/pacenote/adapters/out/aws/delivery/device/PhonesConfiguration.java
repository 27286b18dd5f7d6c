package dev.pacenote.adapters.out.aws.delivery.device;

import dev.pacenote.configuration.ReadBy;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import dev.pacenote.domain.delivery.device.Platform;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The applications in SNS through which phones get their pushes, by their ARNs. */
@ConfigurationProperties("phones")
@VariableGroup(title = "Phones", order = 514)
public record PhonesConfiguration(
        @Variable(
                        value = "SNS_IOS_APPLICATION_ARN",
                        readBy = ReadBy.FUNCTIONS,
                        otherwise = "pushes to iPhones are not offered",
                        meaning = "SNS platform application of the app for iPhones")
                Optional<String> ios,
        @Variable(
                        value = "SNS_ANDROID_APPLICATION_ARN",
                        readBy = ReadBy.FUNCTIONS,
                        otherwise = "pushes to Android phones are not offered",
                        meaning = "SNS platform application of the app for Android")
                Optional<String> android) {

    /** Those that are set. */
    public Map<Platform, String> applications() {
        var applications = new EnumMap<Platform, String>(Platform.class);
        ios.ifPresent(arn -> applications.put(Platform.IOS, arn));
        android.ifPresent(arn -> applications.put(Platform.ANDROID, arn));
        return applications;
    }
}
