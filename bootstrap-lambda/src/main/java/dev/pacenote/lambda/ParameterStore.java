package dev.pacenote.lambda;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Secrets from AWS's Parameter Store: every parameter below the path that {@code PACENOTE_SECRETS}
 * names is a variable. What stands in the environment itself goes before.
 */
final class ParameterStore {

    static final String PATH = "PACENOTE_SECRETS";

    /** What a parameter holds before somebody has put the secret in. */
    static final String NOT_SET = "not set";

    private ParameterStore() {}

    static Map<String, String> withSecrets(Map<String, String> environment) {
        var path = environment.get(PATH);
        if (path == null) {
            return environment;
        }
        var all = new HashMap<String, String>();
        try (var client = client(environment)) {
            client
                    .getParametersByPathPaginator(
                            get -> get.path(path).recursive(true).withDecryption(true))
                    .stream()
                    .flatMap(page -> page.parameters().stream())
                    .filter(parameter -> !parameter.value().equals(NOT_SET))
                    .forEach(
                            parameter ->
                                    all.put(
                                            parameter
                                                    .name()
                                                    .substring(
                                                            parameter.name().lastIndexOf('/') + 1),
                                            parameter.value()));
        }
        all.putAll(environment);
        return all;
    }

    private static SsmClient client(Map<String, String> environment) {
        var builder =
                SsmClient.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .region(Region.of(environment.getOrDefault("AWS_REGION", "us-east-1")));
        var endpoint = environment.get("AWS_ENDPOINT_URL_SSM");
        if (endpoint != null) {
            builder.endpointOverride(URI.create(endpoint));
        }
        return builder.build();
    }
}
