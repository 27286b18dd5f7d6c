package dev.pacenote.adapters.out.email.delivery;

import dev.pacenote.application.contracts.delivery.NoticeMailTemplateContract;
import dev.pacenote.application.delivery.NoticeMailTemplate;

class JteNoticeMailTemplateTest implements NoticeMailTemplateContract {

    @Override
    public NoticeMailTemplate template() {
        return new JteNoticeMailTemplate(new MailTemplates());
    }
}
