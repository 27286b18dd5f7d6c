package dev.pacenote.adapters.in.http.notice;

import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/**
 * An account with what its person has chosen, as they and admins see it.
 *
 * @param settings all of them, chosen or not
 * @param version also the entity tag of the answer
 */
@Schema(name = "SiteUser")
public record UserView(
        String userId,
        @Nullable String email,
        @Nullable String pendingEmail,
        boolean emailVerified,
        @Nullable String username,
        String firstName,
        String lastName,
        String displayName,
        String role,
        String status,
        @Schema(type = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
                Map<String, Object> settings,
        long version,
        String createdAt,
        String updatedAt) {

    static final String ACTIVE = "active";
    static final String DISABLED = "disabled";
}
