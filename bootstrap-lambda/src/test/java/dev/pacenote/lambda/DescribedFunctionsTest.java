package dev.pacenote.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The functions that the infrastructure describes are those that the package can run. */
class DescribedFunctionsTest {

    private static final Pattern HANDLER = Pattern.compile("handler\\s+= \"([\\w.]+)\"");

    @Test
    void every_function_that_is_described_is_known_to_the_runtime() throws IOException {
        var described = new TreeSet<String>();
        try (var files = Files.newDirectoryStream(Path.of("../infra/terraform"), "*.tf")) {
            for (var file : files) {
                HANDLER.matcher(Files.readString(file))
                        .results()
                        .forEach(found -> described.add(found.group(1)));
            }
        }

        assertThat(described)
                .contains("dev.pacenote.lambda.ApiFunction", "dev.pacenote.lambda.AreaJobWorker")
                .allSatisfy(name -> assertThat(RuntimeLoop.function(name)).as(name).isPresent());
        assertThat(RuntimeLoop.function("dev.pacenote.lambda.Nobody")).isEmpty();
    }
}
