package dev.pacenote.adapters.in.http.delivery;

import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A text that says where a delivery stands: one of {@link
 * dev.pacenote.domain.delivery.DeliveryState#WIRE_NAMES}, which the document lists.
 */
@Schema(
        type = "string",
        allowableValues = {
            "pending",
            "scheduled",
            "sending",
            "sent",
            "delivered",
            "skipped",
            "cancelled",
            "failed"
        })
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@interface StateOfDelivery {}
