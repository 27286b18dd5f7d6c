package dev.pacenote.adapters.out.aws.platform;

import io.micronaut.aws.sdk.v2.service.AWSServiceConfiguration;
import io.micronaut.aws.sdk.v2.service.AwsClientFactory;
import io.micronaut.aws.ua.UserAgentProvider;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.services.sesv2.SesV2AsyncClient;
import software.amazon.awssdk.services.sesv2.SesV2AsyncClientBuilder;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.SesV2ClientBuilder;

/** The client of SES, version 2, made as the module makes the others: it has version 1 only. */
@Factory
class SesV2ClientFactory
        extends AwsClientFactory<
                SesV2ClientBuilder, SesV2AsyncClientBuilder, SesV2Client, SesV2AsyncClient> {

    static final String NAME = "sesv2";

    SesV2ClientFactory(
            AwsCredentialsProviderChain credentials,
            AwsRegionProviderChain region,
            @Nullable UserAgentProvider userAgent,
            @Nullable @Named(NAME) AWSServiceConfiguration service) {
        super(credentials, region, userAgent, service);
    }

    @Override
    protected SesV2ClientBuilder createSyncBuilder() {
        return SesV2Client.builder();
    }

    @Override
    protected SesV2AsyncClientBuilder createAsyncBuilder() {
        return SesV2AsyncClient.builder();
    }

    @Override
    @Singleton
    public SesV2ClientBuilder syncBuilder(SdkHttpClient http) {
        return super.syncBuilder(http);
    }

    @Override
    @Singleton
    @Bean(preDestroy = "close")
    public SesV2Client syncClient(SesV2ClientBuilder builder) {
        return super.syncClient(builder);
    }
}
