// Made from docs/openapi.json by `npm run gen`. Do not edit.

export interface paths {
    "/analytics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Sums of messages by day, hour, member, number, template or type, in the project's time zone; as CSV when asked. */
        get: operations["readAnalytics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/response-times": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description How long customers waited for an answer. An answer counts when it was given, for him who gave it. */
        get: operations["readResponseTimes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Keys of a project, newest first, without the keys themselves. Admins only. */
        get: operations["listApiKeys"];
        put?: never;
        /** @description Makes a key. `key` is shown this once; only its hash is kept. Admins only. */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readApiKey"];
        put?: never;
        post?: never;
        /** @description Ends a key for good: the next request with it is refused. Its row stays. Admins only. */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-keys/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Makes a key with the same rights. The old one goes on for the overlap, then it ends. Admins only. */
        post: operations["rotateApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/broadcasts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listBroadcasts"];
        put?: never;
        /** @description Keeps a draft whose number, template, variables and audience belong together. Nothing is sent. */
        post: operations["createBroadcast"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listContacts"];
        put?: never;
        /** @description Finds or creates the contact with this number, written in any way; fills only what is empty. */
        post: operations["createContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readContact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["changeContact"];
        trace?: never;
    };
    "/contacts/{id}/block": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Nothing is sent to him any more. What he writes still arrives. */
        post: operations["blockContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{id}/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listContactConsent"];
        put?: never;
        post: operations["recordContactConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{id}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Removes all that tells who he is and what was said. Owners only; cannot be undone. */
        post: operations["eraseContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{id}/identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Gives the contact one more number. One that another contact has is refused: merge the two. */
        post: operations["addContactIdentity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Takes another contact into this one: his numbers, conversations, tags and notes. Can be undone. */
        post: operations["mergeContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{id}/unblock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["unblockContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{id}/unmerge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["unmergeContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description All contacts that the caller sees, as CSV (UTF-8 with byte order mark, so that Excel opens it in Arabic). Importing the file again changes nothing. Needs the switch `export`; it is audited. */
        get: operations["exportContacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Adds or changes contacts from CSV: columns phone (needed), name, email, language, tags (separated by |) and attributes.<key>, or their Arabic names. Wrong rows are reported and the rest goes on. A long file can be sent in parts, each with the heading: `more` with all but the last, `job_id` and `first_line` from the second on. Admins only. */
        post: operations["importContacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listConversations"];
        put?: never;
        /** @description Finds or begins the conversation of a contact on a number. Nothing is sent. */
        post: operations["openConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readConversation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["changeConversation"];
        trace?: never;
    };
    "/conversations/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listConversationNotes"];
        put?: never;
        /** @description Members who are mentioned and see the conversation are notified. */
        post: operations["writeConversationNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/notes/{note_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** @description Its author, and admins. */
        delete: operations["deleteConversationNote"];
        options?: never;
        head?: never;
        /** @description Its author alone. */
        patch: operations["changeConversationNote"];
        trace?: never;
    };
    "/conversations/{id}/pin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** @description Keeps it on top of the caller's own list. */
        put: operations["pinConversation"];
        post?: never;
        delete: operations["unpinConversation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["markConversationRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["setConversationTags"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What happened beside the messages. An API key needs events:read besides. */
        get: operations["readConversationTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/typing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Shows the customer that somebody is writing, for up to 25 seconds; Meta marks his messages as read with it. */
        post: operations["showTyping"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{id}/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Shows it as unread again, to all members on all their devices. The customer sees nothing of it. */
        post: operations["markConversationUnread"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/needs-you": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What waits for a person and why, oldest first, with the exact figure of each reason. */
        get: operations["listNeedsYou"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Everything that happened, in an order that does not change behind a reader. Begin without a cursor, then go on. */
        get: operations["readEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listFlows"];
        put?: never;
        /** @description Makes a draft here and at Meta. Meta's complaints about the document come in validation_errors. */
        post: operations["createFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flows/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readFlow"];
        put?: never;
        post?: never;
        /** @description Drafts only, as Meta keeps what was published. */
        delete: operations["deleteFlow"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flows/{id}/assets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** @description Replaces the document of a draft, here and at Meta. */
        put: operations["uploadFlow"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flows/{id}/deprecate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["deprecateFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flows/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["previewFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flows/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For good: a published Flow cannot be changed any more. */
        post: operations["publishFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flows/{id}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Sends a button that opens the Flow, with a token of its own; the maintenance form gets the day's dates. */
        post: operations["sendFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flows/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listFlowVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flows/{id}/versions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readFlowVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flows/{id}/versions/{number}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Brings a version back: as the draft's next version, or, where the Flow is published, as a new draft. */
        post: operations["restoreFlowVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flows/responses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listFlowResponses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flows/responses/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One row per answer, one column per field; CSV in UTF-8. Needs the switch `export`. */
        get: operations["exportFlowResponses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flows/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Takes over what Meta has: new Flows, states, and those that are gone. */
        post: operations["syncFlows"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For anybody who watches the hub. Names what is missing and never shows a value. */
        get: operations["readHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Depth and age of the queues, rates, errors and lag over all projects, for Prometheus. */
        get: operations["readMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What the machine says of itself, newest first; calls of API keys are category api_call. Admins only. */
        get: operations["listLogs"];
        put?: never;
        /** @description Adds an entry of category custom. Admins only. */
        post: operations["writeLog"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/logs/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Who did what to which row, newest first. Admins only. */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/media": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listMedia"];
        put?: never;
        /** @description Gives the address to which the bytes of a file go, and the path by which a message names it. */
        post: operations["beginUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/media/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readMedia"];
        put?: never;
        post?: never;
        /** @description Removes the file; its message stays with a placeholder. Admins only; it is audited. */
        delete: operations["deleteMedia"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/media/{id}/copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description The same link, for a button that copies it. */
        post: operations["copyMediaLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/media/{id}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["linkMedia"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listMessages"];
        put?: never;
        /** @description Queues a message; its status tells what becomes of it. A repeated Idempotency-Key gets the first answer. */
        post: operations["sendMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readMessage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** @description Gives a scheduled message another time, if it may go then. */
        patch: operations["rescheduleMessage"];
        trace?: never;
    };
    "/messages/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Takes back a message that is scheduled, or queued and not on its way yet. */
        post: operations["cancelMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{id}/react": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Queues a reaction of ours to a message; an empty emoji takes it away. */
        post: operations["reactToMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Sends a failed message again as a new one. One of unknown outcome may have arrived: a person may send it again after 15 minutes. */
        post: operations["retryMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The caller's own news, newest first. */
        get: operations["listNotifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["markNotificationsRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listNumbers"];
        put?: never;
        /** @description Connects a number when every step of its check is right. */
        post: operations["connectNumber"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/numbers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readNumber"];
        put?: never;
        post?: never;
        delete: operations["deleteNumber"];
        options?: never;
        head?: never;
        patch: operations["changeNumber"];
        trace?: never;
    };
    "/numbers/{id}/health-check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Reads status, quality and limits from Meta. */
        post: operations["checkNumberHealth"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/numbers/{id}/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** @description Changes the business profile that customers see, at Meta first. */
        patch: operations["changeNumberProfile"];
        trace?: never;
    };
    "/numbers/{id}/sandbox-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description A code that a test phone sends to the number; the phone is then a contact of the project. */
        post: operations["startSandboxSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/numbers/{id}/test-messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Sends a test message through the connected number: free text, or a template in a closed window. */
        post: operations["testNumber"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/numbers/{id}/test-messages/{message_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description How far the test message came: taken by Meta, and its status webhook received. */
        get: operations["readNumberTest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/numbers/apps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The tenant's Meta apps beside the default one, for its owner. */
        get: operations["listMetaApps"];
        put?: never;
        /** @description A further Meta app; its webhooks arrive at webhook/{path}. The secrets are never shown again. */
        post: operations["addMetaApp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/numbers/apps/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["deleteMetaApp"];
        options?: never;
        head?: never;
        /** @description Changes what is given; the app secret before a new one is accepted beside it. */
        patch: operations["changeMetaApp"];
        trace?: never;
    };
    "/numbers/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Goes through every step of connecting a number, live; the first that fails comes with its remedy. */
        post: operations["checkNumber"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/project": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Projects of the caller; an API key sees its own when it has the scope project:read. */
        get: operations["listProjects"];
        put?: never;
        /** @description Makes a project, whose owner is the caller. For the tenant's owner. */
        post: operations["createProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/project/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readProject"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["changeProject"];
        trace?: never;
    };
    "/project/{id}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listInvitations"];
        put?: never;
        /** @description Invites an address by e-mail, for seven days. A newer invitation takes the place of an open one. */
        post: operations["createInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/project/{id}/invitations/{invitation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["revokeInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/project/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/project/{id}/members/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** @description Removes a member, or leaves the project when it is the caller. The last owner stays. */
        delete: operations["removeMember"];
        options?: never;
        head?: never;
        /** @description Role, scope, switches, and whether he is shut out. Admins below owner; owners anyone. */
        patch: operations["changeMember"];
        trace?: never;
    };
    "/project/{id}/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listTeams"];
        put?: never;
        post: operations["createTeam"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/project/{id}/teams/{team_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["deleteTeam"];
        options?: never;
        head?: never;
        patch: operations["changeTeam"];
        trace?: never;
    };
    "/project/{id}/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description To whom the project was offered, and what came of it. For owners. */
        get: operations["listTransfers"];
        put?: never;
        /** @description Offers the project to a new owner by e-mail, for seven days; nothing changes until he accepts. A newer offer takes the place of an open one. For owners. */
        post: operations["createTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/project/{id}/transfers/{transfer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** @description Withdraws an open offer. For owners. */
        delete: operations["revokeTransfer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/project/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Makes the caller a member, when the invitation went to his verified address. It works once. */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/project/join": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Makes the caller a member, when the tenant trusts his verified address or its domain. */
        post: operations["joinProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/project/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The caller's devices, last used first. */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/project/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** @description Signs the device out: it can no longer renew its token. */
        delete: operations["revokeSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/project/tenants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Tenants that the caller owns, or in whose projects he is. */
        get: operations["listTenants"];
        put?: never;
        /** @description Founds a tenant of the caller, who owns one already or is the first of all. */
        post: operations["createTenant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/project/tenants/{tenant_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** @description Its name, or its owner, who is a member of one of its projects. For its owner. */
        patch: operations["changeTenant"];
        trace?: never;
    };
    "/project/tenants/{tenant_id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Who is in the projects of the tenant, and as what. For its owner. */
        get: operations["listTenantMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/project/tenants/{tenant_id}/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Every project of the tenant, also those that its owner is no member of. For its owner. */
        get: operations["listTenantProjects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/project/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Projects that are on offer to the caller's verified address. */
        get: operations["listOfferedTransfers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/project/transfers/{transfer_id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Makes the caller the owner of the project. Members, keys and numbers stay as they are. */
        post: operations["acceptTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/project/transfers/{transfer_id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["declineTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/queue/{queue}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Works until the queue is empty or its time is over. Called by cron and after each commit; `whatsapp` is another name for `inbound`. */
        post: operations["drainQueue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/queue/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/queue/dead-letters/purge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description They count as dealt with and stay readable until their retention ends. */
        post: operations["purgeDeadLetters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/queue/dead-letters/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["replayDeadLetters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/queue/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What became of each update of the numbers of which the caller is admin. Nothing is lost while difference is 0. */
        get: operations["readLedger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/queue/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Works once more on stored events, at most 10,000. What they did is found done by its natural keys: no side effect happens twice. */
        post: operations["replayWebhookEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/queue/stuck": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Messages that Meta took and never reported as delivered. */
        get: operations["listStuckMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/queue/unrouted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Numbers that nobody has registered and for which Meta delivers. */
        get: operations["listUnroutedUpdates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quick-replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The caller's own and everybody's, by name. */
        get: operations["listQuickReplies"];
        put?: never;
        post: operations["createQuickReply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quick-replies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["deleteQuickReply"];
        options?: never;
        head?: never;
        patch: operations["changeQuickReply"];
        trace?: never;
    };
    "/settings/ai": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readAiSettings"];
        put?: never;
        /** @description Replaces the settings of a project, or of one number. Admins only. */
        post: operations["saveAiSettings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/settings/integrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listIntegrations"];
        put?: never;
        /** @description It is not active until it is switched on. Admins only. */
        post: operations["createIntegration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/settings/integrations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** @description Its secret goes with it. */
        delete: operations["deleteIntegration"];
        options?: never;
        head?: never;
        patch: operations["changeIntegration"];
        trace?: never;
    };
    "/settings/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readNotificationPreferences"];
        put: operations["saveNotificationPreferences"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Figures of a range of days in the project's time zone. For members who see the whole project. */
        get: operations["readStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listTemplates"];
        put?: never;
        /** @description Hands a template in at Meta. What breaks Meta's rules is refused before the call. */
        post: operations["createTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readTemplate"];
        put?: never;
        post?: never;
        /** @description Deletes one language of a template at Meta, then here. */
        delete: operations["deleteTemplate"];
        options?: never;
        head?: never;
        /** @description Changes a template at Meta, which reviews it again. */
        patch: operations["editTemplate"];
        trace?: never;
    };
    "/templates/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["previewTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/{id}/send-test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["sendTestTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Hands in templates of the shipped catalogue; those that exist already are left alone. */
        post: operations["importTemplates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/samples": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Hands a file in at Meta as the sample of a header, and gives the handle that names it. */
        post: operations["uploadTemplateSample"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Reads all pages and languages from Meta; templates that are missing there are marked removed. */
        post: operations["syncTemplates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["validateTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Called by Meta with hub.mode, hub.verify_token and hub.challenge when the address is set or changed. */
        get: operations["verifyWebhook"];
        put?: never;
        /** @description Stores the raw payload and queues it in one transaction. The body is any JSON that Meta has signed. */
        post: operations["receiveWebhookEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook/{app}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Called by Meta with hub.mode, hub.verify_token and hub.challenge when the address is set or changed. */
        get: operations["verifyAppWebhook"];
        put?: never;
        /** @description Stores the raw payload and queues it in one transaction. The body is any JSON that Meta has signed. */
        post: operations["receiveAppWebhookEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workflows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listWorkflows"];
        put?: never;
        /** @description Keeps a draft with its steps. Nothing runs. */
        post: operations["createWorkflow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AcceptInvitationBody: {
            token: string;
        };
        AcceptTransferBody: {
            /**
             * Format: uuid
             * @description A tenant of the caller's: needed when the project leaves its own, refused otherwise.
             */
            tenant_id?: string;
        };
        AddIdentityBody: {
            phone: string;
        };
        AddMetaAppBody: {
            app_secret: string;
            meta_app_id: string;
            path: string;
            /** Format: uuid */
            tenant_id: string;
            verify_token: string;
        };
        Affected: {
            count: number;
        };
        AiSettings: {
            active_hours: {
                [key: string]: unknown;
            };
            /** @description Null when no key is set. */
            api_key_last4: string | null;
            hand_over_rules: {
                [key: string]: unknown;
            };
            history_messages: number;
            /** Format: uuid */
            id: string;
            is_enabled: boolean;
            max_tokens: number;
            min_confidence: number;
            model: string;
            monthly_budget_usd: number | null;
            /** Format: uuid */
            project_id: string;
            /** @enum {string} */
            provider: "openai" | "anthropic" | "google" | "xai" | "deepseek" | "custom";
            reply_to_buttons: boolean;
            system_prompt: string;
            temperature: number;
            timeout_ms: number;
            /** Format: date-time */
            updated_at: string;
            /** Format: uuid */
            whatsapp_number_id: string | null;
        };
        Analytics: {
            data: components["schemas"]["AnalyticsRow"][];
        };
        AnalyticsRow: {
            /** @description As `by` says: 2026-01-31, 2026-01-31T09:00, 09, a weekday (1 Monday to 7 Sunday), an id, or a type; `none`: no member or no template. */
            bucket: string;
            delivered: number;
            failed: number;
            inbound: number;
            media: number;
            outbound: number;
            read: number;
            templates: number;
        };
        ApiKey: {
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            created_by: string | null;
            /** Format: date-time */
            expires_at: string | null;
            /** Format: uuid */
            id: string;
            /**
             * Format: date-time
             * @description Of calls through functions, to the minute.
             */
            last_used_at: string | null;
            name: string;
            /**
             * @description The first characters of the key.
             * @example hub_3f9c81aa
             */
            prefix: string;
            /** Format: uuid */
            project_id: string;
            rate_limit_per_minute: number;
            /** Format: date-time */
            revoked_at: string | null;
            /** Format: uuid */
            rotated_from_id: string | null;
            scopes: string[];
            /** @description Null: every number of the project. */
            whatsapp_number_ids: string[] | null;
        };
        ApiKeyCreated: {
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            created_by: string | null;
            /** Format: date-time */
            expires_at: string | null;
            /** Format: uuid */
            id: string;
            /** @description Send it as `x-api-key`. Shown this once: null when the request is repeated. */
            key: string | null;
            /**
             * Format: date-time
             * @description Of calls through functions, to the minute.
             */
            last_used_at: string | null;
            name: string;
            /**
             * @description The first characters of the key.
             * @example hub_3f9c81aa
             */
            prefix: string;
            /** Format: uuid */
            project_id: string;
            rate_limit_per_minute: number;
            /** Format: date-time */
            revoked_at: string | null;
            /** Format: uuid */
            rotated_from_id: string | null;
            scopes: string[];
            /** @description Null: every number of the project. */
            whatsapp_number_ids: string[] | null;
        };
        ApiKeyTable: {
            data: components["schemas"]["ApiKey"][];
            limit: number;
            page: number;
            total: number;
        };
        /** @default {} */
        Audience: {
            contact_ids?: string[];
            exclude_tag_ids?: string[];
            tag_ids?: string[];
        };
        AuditEntry: {
            action: string;
            /** Format: uuid */
            actor_id: string | null;
            /** @enum {string} */
            actor_kind: "member" | "api_key" | "service";
            after: {
                [key: string]: unknown;
            } | null;
            before: {
                [key: string]: unknown;
            } | null;
            /** Format: date-time */
            created_at: string;
            id: number;
            request_id: string | null;
            subject: string;
            subject_id: string;
        };
        AuditTable: {
            data: components["schemas"]["AuditEntry"][];
            limit: number;
            page: number;
            total: number;
        };
        BareFile: {
            /** @description Meta's id of an upload on this number. */
            id?: string;
            /**
             * Format: uri
             * @description Public address from which Meta fetches the file.
             */
            link?: string;
            /**
             * Format: uuid
             * @description A file that the project has already.
             */
            media_file_id?: string;
            /** @description Object in the bucket `media` that the caller has uploaded before. */
            path?: string;
        };
        BeginUploadBody: {
            filename: string;
            /** Format: uuid */
            project_id: string;
        };
        Broadcast: {
            audience: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            created_by: string | null;
            /** Format: date-time */
            finished_at: string | null;
            /** Format: uuid */
            id: string;
            messages_per_minute: number | null;
            name: string;
            /** Format: uuid */
            project_id: string;
            /** Format: date-time */
            scheduled_for: string | null;
            /** Format: uuid */
            segment_id: string | null;
            /** Format: date-time */
            started_at: string | null;
            /** @enum {string} */
            status: "draft" | "scheduled" | "sending" | "paused" | "completed" | "cancelled" | "failed";
            /** Format: uuid */
            template_id: string | null;
            /** Format: date-time */
            updated_at: string;
            variables: {
                [key: string]: unknown;
            };
            /** Format: uuid */
            whatsapp_number_id: string;
        };
        BroadcastTable: {
            data: components["schemas"]["Broadcast"][];
            limit: number;
            page: number;
            total: number;
        };
        ChangeContactBody: {
            /** @description By key; null removes one. */
            attributes?: {
                [key: string]: string | number | boolean | null;
            };
            display_name?: string | null;
            /** Format: email */
            email?: string | null;
            language?: string | null;
        };
        ChangeConversationBody: {
            /** Format: uuid */
            assignee_id?: string | null;
            /** @enum {string} */
            mode?: "auto" | "manual";
            /**
             * Format: date-time
             * @description With status snoozed, and only then.
             */
            snoozed_until?: string;
            /** @enum {string} */
            status?: "open" | "snoozed" | "closed";
            /** Format: uuid */
            team_id?: string | null;
        };
        ChangeIntegrationBody: {
            config?: {
                [key: string]: unknown;
            };
            event_types?: string[];
            is_active?: boolean;
            /** @enum {string} */
            kind?: "erp" | "crm" | "helpdesk" | "accounting" | "sheet" | "automation" | "calendar" | "other";
            name?: string;
            /** @description Null removes it. */
            secret?: string | null;
        };
        ChangeMemberBody: {
            broadcast?: boolean;
            disabled?: boolean;
            export?: boolean;
            full_numbers?: boolean;
            manage_templates?: boolean;
            /** @enum {string} */
            role?: "viewer" | "agent" | "admin" | "owner";
            /** @enum {string} */
            scope?: "all" | "team" | "own";
        };
        ChangeMetaAppBody: {
            app_secret?: string;
            meta_app_id?: string;
            verify_token?: string;
        };
        ChangeNoteBody: {
            body?: string;
            mentioned_user_ids?: string[];
        };
        ChangeNumberBody: {
            /** @enum {boolean} */
            is_default?: true;
            is_disabled?: boolean;
            name?: string | null;
        };
        ChangeProjectBody: {
            default_country?: string;
            /** @enum {string} */
            default_language?: "ar" | "en";
            description?: string | null;
            /** Format: uri */
            logo_url?: string | null;
            name?: string;
            time_zone?: string;
            /** Format: uri */
            website_url?: string | null;
        };
        ChangeQuickReplyBody: {
            body?: string;
            name?: string;
            shortcut?: string | null;
        };
        ChangeTenantBody: {
            name?: string;
            /**
             * Format: uuid
             * @description The new owner, an active member of one of the tenant's projects. The caller loses it.
             */
            owner_id?: string;
        };
        ConnectionReport: {
            ok: boolean;
            steps: components["schemas"]["ConnectionStep"][];
        };
        ConnectionStep: {
            detail: string | null;
            remedy: components["schemas"]["Sentence"] | null;
            /** @enum {string} */
            state: "ok" | "failed" | "waiting";
            /** @enum {string} */
            step: "token" | "permissions" | "account" | "app_subscribed" | "number" | "callback" | "registered" | "connected" | "test_sent" | "status_received";
            title: components["schemas"]["Sentence"];
        };
        ConnectNumberBody: {
            /** @description The business account's own token; the hub's when left out. Never shown again. */
            access_token?: string;
            /**
             * Format: uuid
             * @description Which of the tenant's Meta apps the account is with; the default one when left out.
             */
            app_id?: string;
            phone_number_id: string;
            /** @description Two-step PIN: registers the number when it is not. */
            pin?: string;
            /** Format: uuid */
            project_id: string;
            waba_id: string;
        };
        ConsentEntry: {
            /** @enum {string} */
            category: "all" | "marketing" | "utility" | "authentication" | "service" | "calls";
            /** @enum {string} */
            channel: "whatsapp" | "email";
            /** Format: uuid */
            contact_id: string;
            /** Format: date-time */
            created_at: string;
            evidence: string | null;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            occurred_at: string;
            source: string;
            /** @enum {string} */
            state: "granted" | "withdrawn";
        };
        /** @description Newest first; the newest entry for a category counts. */
        ConsentLedger: {
            data: components["schemas"]["ConsentEntry"][];
        };
        Contact: {
            attributes: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            blocked_at: string | null;
            /** Format: date-time */
            created_at: string;
            display_name: string | null;
            email: string | null;
            /** Format: uuid */
            id: string;
            identities: components["schemas"]["ContactIdentity"][];
            language: string | null;
            /** Format: uuid */
            merged_into_id: string | null;
            /** @description What to show; null: show phone_hint. */
            name: string | null;
            phone_hint: string | null;
            profile_name: string | null;
            /** Format: uuid */
            project_id: string;
            /**
             * @description open: anything may be sent. template: templates alone. no_marketing: templates, but no marketing. The others: nothing, and why.
             * @enum {string}
             */
            reach: "open" | "template" | "no_marketing" | "opted_out" | "blocked" | "no_identity";
            tags: components["schemas"]["Tag"][];
            /** Format: date-time */
            updated_at: string;
        };
        ContactIdentity: {
            /** @enum {string} */
            kind: "phone" | "wa_id" | "bsuid" | "parent_bsuid" | "username";
            source: string;
            /** Format: date-time */
            valid_from: string;
            /**
             * Format: date-time
             * @description Null while it is his.
             */
            valid_to: string | null;
            value: string;
        };
        ContactImportReport: {
            created: number;
            failed: number;
            /**
             * Format: uuid
             * @description Null for a dry run.
             */
            id: string | null;
            /** @description The first 1,000. */
            problems: {
                /** @example invalid_phone */
                code: string;
                /** @description As a spreadsheet counts: the first row is the heading. */
                line: number;
            }[];
            /** @enum {string} */
            state: "checked" | "running" | "finished";
            total: number;
            updated: number;
        };
        ContactMerge: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            merged_at: string;
            /** Format: uuid */
            merged_id: string;
            /** Format: uuid */
            project_id: string;
            reason: string;
            /** Format: uuid */
            survivor_id: string;
            /** Format: date-time */
            unmerged_at: string | null;
        };
        ContactTable: {
            data: components["schemas"]["Contact"][];
            limit: number;
            page: number;
            total: number;
        };
        Conversation: {
            /** Format: uuid */
            assignee_id: string | null;
            /** Format: date-time */
            closed_at: string | null;
            contact: components["schemas"]["ConversationContact"];
            /** Format: uuid */
            contact_id: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            free_entry_expires_at: string | null;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            last_message_at: string | null;
            /** @enum {string|null} */
            last_message_direction: "inbound" | "outbound" | null;
            /** Format: uuid */
            last_message_id: string | null;
            /** @description What the last message is, finer than its type: voice, flow, revoke, … */
            last_message_kind: string | null;
            /** @enum {string|null} */
            last_message_status: "scheduled" | "queued" | "sending" | "sent" | "delivered" | "read" | "played" | "failed" | "cancelled" | "unknown" | "held" | "received" | null;
            last_message_text: string | null;
            last_message_type: string | null;
            /** @enum {string} */
            mode: "auto" | "manual";
            /** Format: uuid */
            project_id: string;
            /** Format: date-time */
            service_window_expires_at: string | null;
            /** Format: date-time */
            snoozed_until: string | null;
            /** @enum {string} */
            status: "open" | "snoozed" | "closed";
            tags: components["schemas"]["Tag"][];
            /** Format: uuid */
            team_id: string | null;
            unread_count: number;
            /** Format: date-time */
            updated_at: string;
            /** Format: uuid */
            whatsapp_number_id: string;
        };
        ConversationContact: {
            /** Format: uuid */
            id: string;
            name: string | null;
            phone_hint: string | null;
        };
        ConversationPage: {
            data: components["schemas"]["Conversation"][];
            next_cursor: string | null;
            /** @description With count=true, else null. */
            total: number | null;
        };
        ConversationRead: {
            /** @enum {number} */
            unread_count: 0;
        };
        ConversationUnread: {
            unread_count: number;
        };
        CreateApiKeyBody: {
            /** Format: date-time */
            expires_at?: string;
            name: string;
            /** Format: uuid */
            project_id: string;
            /** @default 600 */
            rate_limit_per_minute: number;
            scopes: string[];
            whatsapp_number_ids?: string[];
        };
        CreateBroadcastBody: {
            audience?: components["schemas"]["Audience"];
            messages_per_minute?: number;
            name: string;
            /** Format: uuid */
            project_id: string;
            /**
             * Format: date-time
             * @description Kept with the draft; a draft does not start.
             */
            scheduled_for?: string;
            /** Format: uuid */
            segment_id?: string;
            /** Format: uuid */
            template_id?: string;
            /**
             * @description By the name of each variable of the template.
             * @default {}
             */
            variables: {
                [key: string]: components["schemas"]["VariableSource"];
            };
            /** Format: uuid */
            whatsapp_number_id: string;
        };
        CreateContactBody: {
            /** @description By key; null removes one. */
            attributes?: {
                [key: string]: string | number | boolean | null;
            };
            display_name?: string;
            /** Format: email */
            email?: string;
            language?: string;
            /** @example 01001234567 */
            phone: string;
            /** Format: uuid */
            project_id: string;
        };
        CreateFlowBody: {
            /**
             * Format: uuid
             * @description The project's only one when left out.
             */
            business_account_id?: string;
            /**
             * @default [
             *       "OTHER"
             *     ]
             */
            categories: ("SIGN_UP" | "SIGN_IN" | "APPOINTMENT_BOOKING" | "LEAD_GENERATION" | "CONTACT_US" | "CUSTOMER_SUPPORT" | "SURVEY" | "OTHER")[];
            /** @description The Flow JSON. */
            document?: {
                [key: string]: unknown;
            };
            name: string;
            /** Format: uuid */
            project_id: string;
            /** @enum {string} */
            template?: "maintenance_request";
        };
        CreateIntegrationBody: {
            /** @default {} */
            config: {
                [key: string]: unknown;
            };
            /** @default [] */
            event_types: string[];
            /** @enum {string} */
            kind: "erp" | "crm" | "helpdesk" | "accounting" | "sheet" | "automation" | "calendar" | "other";
            name: string;
            /** Format: uuid */
            project_id: string;
            provider: string;
            /** @description Goes to Vault; secret|password|token|api_?key have no place in config. */
            secret?: string;
        };
        CreateInvitationBody: {
            /** Format: email */
            email: string;
            /**
             * Format: uri
             * @description Page of the dashboard that accepts; the token is added as ?token=. Auth must allow it.
             */
            redirect_to?: string;
            /** @enum {string} */
            role: "viewer" | "agent" | "admin" | "owner";
            /**
             * @default all
             * @enum {string}
             */
            scope: "all" | "team" | "own";
            /** @default [] */
            switches: ("manage_templates" | "broadcast" | "export" | "full_numbers")[];
            /** Format: uuid */
            team_id?: string;
        };
        CreateProjectBody: {
            /** @enum {string} */
            default_language?: "ar" | "en";
            name: string;
            slug: string;
            /** Format: uuid */
            tenant_id: string;
            time_zone?: string;
        };
        CreateQuickReplyBody: {
            body: string;
            name: string;
            /** Format: uuid */
            project_id: string;
            /**
             * @description Everybody's; admins only.
             * @default false
             */
            shared: boolean;
            shortcut?: string | null;
        };
        CreateTeamBody: {
            name: string;
            /** @default [] */
            user_ids: string[];
        };
        CreateTemplateBody: {
            /**
             * Format: uuid
             * @description The project's first account when left out.
             */
            business_account_id?: string;
            /** @enum {string} */
            category: "MARKETING" | "UTILITY" | "AUTHENTICATION";
            components: ({
                type: string;
            } & {
                [key: string]: unknown;
            })[];
            language: string;
            message_send_ttl_seconds?: number;
            name: string;
            /** @enum {string} */
            parameter_format?: "POSITIONAL" | "NAMED";
            /** Format: uuid */
            project_id: string;
        };
        CreateTenantBody: {
            name: string;
            slug: string;
        };
        CreateTransferBody: {
            /** Format: email */
            email: string;
            /**
             * @description Whether the project moves to a tenant of the new owner, with its business accounts and Meta apps.
             * @default false
             */
            leaves_tenant: boolean;
            /**
             * Format: uri
             * @description Page of the dashboard to which the e-mail leads. Auth must allow it.
             */
            redirect_to?: string;
            /**
             * @description What the caller is afterwards; null: he leaves the project.
             * @default null
             * @enum {string|null}
             */
            remaining_role: "viewer" | "agent" | "admin" | "owner" | null;
        };
        CreateWorkflowBody: {
            description?: string;
            /**
             * @default stop
             * @enum {string}
             */
            error_policy: "stop" | "continue" | "retry" | "hand_over";
            name: string;
            /** Format: uuid */
            project_id: string;
            /** @default [] */
            steps: components["schemas"]["WorkflowStep"][];
            /** @default {} */
            trigger_config: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            trigger_type: "message_received" | "keyword" | "first_message" | "flow_completed" | "request_status_changed" | "conversation_closed" | "conversation_idle" | "ad_referral" | "schedule" | "webhook_in" | "contact_tagged" | "manual";
            /** Format: uuid */
            whatsapp_number_id?: string;
        };
        DeadLetter: {
            attempts: number;
            /** Format: date-time */
            created_at: string;
            error: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            project_id: string | null;
            queue: string;
            /** Format: date-time */
            resolved_at: string | null;
            /** Format: uuid */
            resolved_by: string | null;
            /**
             * Format: uuid
             * @description Event, message or media file that the job was about.
             */
            subject_id: string;
        };
        DeadLetterFilter: {
            /**
             * Format: date-time
             * @description Received at or after this moment.
             */
            from?: string;
            ids?: string[];
            /** @enum {string} */
            queue?: "inbound" | "statuses" | "outbound" | "media";
            /**
             * Format: date-time
             * @description Received before this moment.
             */
            to?: string;
        };
        DeadLetterPage: {
            data: components["schemas"]["DeadLetter"][];
            next_cursor: string | null;
        };
        DrainReport: {
            done: number;
            failed: number;
            /** @enum {string} */
            queue: "inbound" | "statuses" | "outbound" | "media";
            /** @enum {string} */
            status: "drained" | "busy" | "time_over";
        };
        EditTemplateBody: {
            /** @enum {string} */
            category?: "MARKETING" | "UTILITY" | "AUTHENTICATION";
            components?: ({
                type: string;
            } & {
                [key: string]: unknown;
            })[];
            message_send_ttl_seconds?: number;
            /** Format: uuid */
            project_id: string;
        };
        Feed: {
            cursor: string;
            events: components["schemas"]["FeedEvent"][];
            /** @description There is more than this page: ask again with the cursor. */
            more: boolean;
        };
        FeedEvent: {
            /** Format: uuid */
            contact_id: string | null;
            /** Format: uuid */
            conversation_id: string | null;
            /** Format: date-time */
            created_at: string;
            cursor: string;
            data: {
                [key: string]: unknown;
            };
            id: number;
            /** Format: uuid */
            message_id: string | null;
            /** Format: uuid */
            project_id: string;
            /** @example message.received */
            type: string;
        };
        Flow: {
            /** Format: uuid */
            business_account_id: string;
            categories: string[];
            /** Format: date-time */
            created_at: string;
            document: {
                [key: string]: unknown;
            };
            /** Format: uuid */
            id: string;
            meta_flow_id: string | null;
            name: string;
            /** Format: date-time */
            preview_expires_at: string | null;
            preview_url: string | null;
            /** Format: date-time */
            published_at: string | null;
            /**
             * @description What an answer starts.
             * @enum {string|null}
             */
            purpose: "maintenance_request" | null;
            /** @description DRAFT, PUBLISHED, DEPRECATED, THROTTLED, BLOCKED. */
            status: string;
            /** Format: date-time */
            synced_at: string | null;
            /** Format: date-time */
            updated_at: string;
            /** Format: date-time */
            uploaded_at: string | null;
            validation_errors: components["schemas"]["FlowFault"][];
        };
        FlowFault: {
            column_start?: number;
            error: string;
            line_start?: number;
            message: string;
        } & {
            [key: string]: unknown;
        };
        FlowList: {
            data: components["schemas"]["Flow"][];
        };
        FlowPreview: {
            /** Format: date-time */
            preview_expires_at: string;
            preview_url: string;
        };
        FlowRemoved: {
            /** @enum {boolean} */
            removed: true;
        };
        FlowResponse: {
            /** Format: uuid */
            contact_id: string;
            /** Format: uuid */
            conversation_id: string;
            data: {
                [key: string]: unknown;
            };
            /** Format: uuid */
            flow_id: string | null;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            message_id: string | null;
            /** Format: date-time */
            occurred_at: string;
            problems: {
                field: string;
                problem: string;
            }[];
            request: {
                /** Format: uuid */
                id: string;
                reference: string;
            } | null;
        };
        FlowResponsePage: {
            data: components["schemas"]["FlowResponse"][];
            next_cursor: string | null;
        };
        FlowsSynced: {
            added: number;
            removed: number;
            seen: number;
        };
        FlowVersion: {
            /** Format: date-time */
            created_at: string;
            /**
             * Format: uuid
             * @description The member who saved it; null: an API key, or Meta.
             */
            created_by: string | null;
            document: {
                [key: string]: unknown;
            };
            /** @description Counted from 1. */
            number: number;
            /** Format: date-time */
            published_at: string | null;
            validation_errors: components["schemas"]["FlowFault"][];
        };
        FlowVersionList: {
            data: {
                /** Format: date-time */
                created_at: string;
                /**
                 * Format: uuid
                 * @description The member who saved it; null: an API key, or Meta.
                 */
                created_by: string | null;
                /** @description Counted from 1. */
                number: number;
                /** Format: date-time */
                published_at: string | null;
                validation_errors: components["schemas"]["FlowFault"][];
            }[];
        };
        Health: {
            /** Format: date-time */
            checked_at: string;
            database: {
                latency_ms: number | null;
                reachable: boolean;
            };
            /** @description Beyond it a number is late and the answer is 503. */
            lag_limit_seconds: number;
            missing: components["schemas"]["MissingSettingName"][];
            /** @description Numbers with traffic or with something that waits. */
            numbers: components["schemas"]["NumberLag"][];
            queues: components["schemas"]["QueueHealth"][];
            /** @enum {string} */
            status: "ok" | "behind" | "misconfigured" | "down";
        };
        ImportTemplatesBody: {
            /**
             * Format: uuid
             * @description The project's first account when left out.
             */
            business_account_id?: string;
            names?: string[];
            /** Format: uuid */
            project_id: string;
        };
        Integration: {
            config: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            created_at: string;
            event_types: string[];
            /** Format: uuid */
            id: string;
            is_active: boolean;
            /** @enum {string} */
            kind: "erp" | "crm" | "helpdesk" | "accounting" | "sheet" | "automation" | "calendar" | "other";
            last_error: string | null;
            last_test_passed: boolean | null;
            /** Format: date-time */
            last_tested_at: string | null;
            name: string;
            /** Format: uuid */
            project_id: string;
            provider: string;
            /** @description Null when no secret is set. */
            secret_last4: string | null;
            /** Format: date-time */
            updated_at: string;
        };
        IntegrationList: {
            data: components["schemas"]["Integration"][];
        };
        InteractiveHeader: {
            text: string;
            /** @enum {string} */
            type: "text";
        } | {
            image: components["schemas"]["BareFile"];
            /** @enum {string} */
            type: "image";
        } | {
            /** @enum {string} */
            type: "video";
            video: components["schemas"]["BareFile"];
        } | {
            document: components["schemas"]["NamedFile"];
            /** @enum {string} */
            type: "document";
        };
        Invitation: {
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            created_by: string | null;
            email: string;
            /** Format: date-time */
            expires_at: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            project_id: string;
            /** Format: date-time */
            revoked_at: string | null;
            /** @enum {string} */
            role: "viewer" | "agent" | "admin" | "owner";
            /** @enum {string} */
            scope: "all" | "team" | "own";
            switches: ("manage_templates" | "broadcast" | "export" | "full_numbers")[];
            /** Format: uuid */
            team_id: string | null;
            /** Format: date-time */
            used_at: string | null;
        };
        InvitationCreated: {
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            created_by: string | null;
            email: string;
            email_sent: boolean;
            /** Format: date-time */
            expires_at: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            project_id: string;
            /** Format: date-time */
            revoked_at: string | null;
            /** @enum {string} */
            role: "viewer" | "agent" | "admin" | "owner";
            /** @enum {string} */
            scope: "all" | "team" | "own";
            switches: ("manage_templates" | "broadcast" | "export" | "full_numbers")[];
            /** Format: uuid */
            team_id: string | null;
            /** @description What the invited person hands back; shown this once. It works for the invited address alone. */
            token: string | null;
            /** Format: date-time */
            used_at: string | null;
        };
        InvitationTable: {
            data: components["schemas"]["Invitation"][];
            limit: number;
            page: number;
            total: number;
        };
        JoinProjectBody: {
            /** Format: uuid */
            project_id: string;
        };
        Ledger: {
            data: components["schemas"]["LedgerLine"][];
            difference: number;
            /** @description Stored events that are not worked on yet, of all numbers. */
            waiting_events: number;
        };
        LedgerLine: {
            /** @description From Meta’s time of the oldest update to receipt. */
            behind_ms_p95: number;
            /** @description received less all the others: 0. */
            difference: number;
            display_phone_number: string;
            /** @description Updates that had been done before. */
            duplicate: number;
            /** @description POSTs of Meta that held them. */
            events: number;
            failed: number;
            /** Format: uuid */
            number_id: string;
            parked: number;
            phone_number_id: string;
            processed: number;
            /** Format: uuid */
            project_id: string;
            /** @description Updates that Meta delivered, as counted when they were read. */
            received: number;
            /** @description From receipt to effect, median. */
            took_ms_p50: number;
            took_ms_p95: number;
        };
        LogEntry: {
            /** @example api_call */
            category: string;
            /** Format: date-time */
            created_at: string;
            id: number;
            /** @enum {string} */
            level: "debug" | "info" | "warning" | "error";
            message: string;
            metadata: {
                [key: string]: unknown;
            };
            request_id: string | null;
            /** Format: uuid */
            user_id: string | null;
        };
        LogTable: {
            data: components["schemas"]["LogEntry"][];
            limit: number;
            page: number;
            total: number;
        };
        LogWritten: {
            id: number;
        };
        MediaFile: {
            caption: string | null;
            /** Format: uuid */
            contact_id: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            deleted_at: string | null;
            /** @enum {string} */
            direction: "inbound" | "outbound";
            filename: string | null;
            height: number | null;
            /** Format: uuid */
            id: string;
            is_voice: boolean;
            /** @enum {string} */
            kind: "image" | "video" | "audio" | "document" | "sticker";
            mime_type: string | null;
            /** Format: uuid */
            project_id: string;
            size_bytes: number | null;
            /** @enum {string} */
            state: "waiting" | "stored" | "expired" | "refused" | "failed";
            /** Format: date-time */
            stored_at: string | null;
            /** Format: uuid */
            whatsapp_number_id: string | null;
            width: number | null;
        };
        /** @description Opens the file for five minutes, for whoever has it. */
        MediaLink: {
            /** Format: date-time */
            expires_at: string;
            /** Format: uri */
            url: string;
        };
        MediaTable: {
            data: components["schemas"]["MediaFile"][];
            limit: number;
            page: number;
            total: number;
        };
        Membership: {
            broadcast: boolean;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            disabled_at: string | null;
            export: boolean;
            full_numbers: boolean;
            manage_templates: boolean;
            /** Format: uuid */
            project_id: string;
            /** @enum {string} */
            role: "viewer" | "agent" | "admin" | "owner";
            /** @enum {string} */
            scope: "all" | "team" | "own";
            /** Format: uuid */
            user_id: string;
        };
        MemberTable: {
            data: components["schemas"]["ProjectMember"][];
            limit: number;
            page: number;
            total: number;
        };
        MergeContactBody: {
            /**
             * Format: uuid
             * @description The one that goes into the other.
             */
            contact_id: string;
        };
        Message: {
            /** Format: uuid */
            contact_id: string;
            content: {
                [key: string]: unknown;
            };
            /** @description The message that this one answers. */
            context_wamid: string | null;
            /** Format: uuid */
            conversation_id: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            delivered_at: string | null;
            /** @enum {string} */
            direction: "inbound" | "outbound";
            /** @description Meta's code, or a word of ours such as `no_answer`. */
            error_code: string | null;
            error_details: string | null;
            error_title: string | null;
            /** Format: date-time */
            failed_at: string | null;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            media_file_id: string | null;
            /** Format: date-time */
            occurred_at: string;
            /** @enum {string} */
            origin: "live" | "echo" | "history" | "replay" | "import";
            /** Format: date-time */
            played_at: string | null;
            /** Format: uuid */
            project_id: string;
            /** Format: date-time */
            read_at: string | null;
            /**
             * Format: uuid
             * @description The failed message that this one sends again.
             */
            retry_of_id: string | null;
            /** Format: date-time */
            scheduled_for: string | null;
            /** Format: uuid */
            sender_id: string | null;
            /** Format: date-time */
            sent_at: string | null;
            /** @enum {string} */
            status: "scheduled" | "queued" | "sending" | "sent" | "delivered" | "read" | "played" | "failed" | "cancelled" | "unknown" | "held" | "received";
            /** @description Set on reactions, edits and deletions: the message that they are about. */
            target_wamid: string | null;
            /** Format: uuid */
            template_id: string | null;
            text: string | null;
            type: string;
            /** @description Meta's id. It holds the customer's number, as the two below: for keys and members with `full_numbers`; null for others, and until Meta has taken the message. */
            wamid: string | null;
            /** Format: uuid */
            whatsapp_number_id: string;
        };
        MessageAccepted: {
            /** Format: uuid */
            conversation_id: string;
            /** Format: uuid */
            id: string;
            notice?: components["schemas"]["MessageNotice"];
            /** Format: date-time */
            occurred_at: string;
            /** @enum {string} */
            status: "scheduled" | "queued" | "sending" | "sent" | "delivered" | "read" | "played" | "failed" | "cancelled" | "unknown" | "held" | "received";
        };
        MessageNotice: {
            /**
             * @description sent_as_document: WhatsApp would not show the image, and its file goes as a document.
             * @enum {string}
             */
            code: "sent_as_document";
            /** @description What was found, for the developer. */
            detail: string;
            message: components["schemas"]["Sentence"];
        };
        MessagePage: {
            data: components["schemas"]["Message"][];
            next_cursor: string | null;
        };
        MetaApp: {
            app_secret_last4: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            id: string;
            meta_app_id: string | null;
            /** @description Its webhooks arrive at webhook/{path}. */
            path: string;
            /** Format: uuid */
            tenant_id: string;
            /** Format: date-time */
            updated_at: string;
        };
        MetaAppDeleted: {
            /** @enum {boolean} */
            deleted: true;
        };
        MetaAppList: {
            data: components["schemas"]["MetaApp"][];
        };
        MissingSettingName: {
            name: string;
            /** @enum {string} */
            where: "environment" | "vault";
        };
        NamedFile: {
            filename?: string;
            /** @description Meta's id of an upload on this number. */
            id?: string;
            /**
             * Format: uri
             * @description Public address from which Meta fetches the file.
             */
            link?: string;
            /**
             * Format: uuid
             * @description A file that the project has already.
             */
            media_file_id?: string;
            /** @description Object in the bucket `media` that the caller has uploaded before. */
            path?: string;
        };
        NeedsYouPage: {
            /** @description Conversations of each reason, whatever `reason` says. */
            counts: {
                mention: number;
                send_failed: number;
                send_unconfirmed: number;
                unanswered: number;
                window_closing: number;
            };
            data: components["schemas"]["NeedyConversation"][];
            next_cursor: string | null;
            /** @description Conversations under these filters. */
            total: number;
        };
        NeedyConversation: {
            conversation: components["schemas"]["Conversation"];
            reasons: ("unanswered" | "window_closing" | "send_failed" | "send_unconfirmed" | "mention")[];
            /**
             * Format: date-time
             * @description Since when it waits.
             */
            since: string;
            /** Format: date-time */
            window_closes_at: string | null;
        };
        Note: {
            /** Format: uuid */
            author_id: string | null;
            body: string;
            /** Format: uuid */
            contact_id: string;
            /** Format: uuid */
            conversation_id: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            id: string;
            mentioned_user_ids: string[];
            /** Format: uuid */
            project_id: string;
            /** Format: date-time */
            updated_at: string;
        };
        NotePage: {
            data: components["schemas"]["Note"][];
            next_cursor: string | null;
        };
        Notification: {
            /** Format: uuid */
            conversation_id: string | null;
            /** Format: date-time */
            created_at: string;
            data: {
                [key: string]: unknown;
            };
            /** @description Of a message that failed: why, and what a person can do about it. */
            failure: {
                cause: components["schemas"]["Sentence"];
                code: string | null;
                next: components["schemas"]["Sentence"];
            } | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "mention" | "assignment" | "message_failed" | "number_trouble" | "template_trouble" | "dead_letter" | "media_refused" | "webhook_failing" | "ai_hand_over" | "request" | "job_finished";
            link: string | null;
            /** Format: uuid */
            project_id: string;
            /** Format: date-time */
            read_at: string | null;
        };
        NotificationPage: {
            data: components["schemas"]["Notification"][];
            next_cursor: string | null;
            unread: number;
        };
        NotificationPreference: {
            email: boolean;
            in_app: boolean;
            /** @enum {string} */
            kind: "mention" | "assignment" | "message_failed" | "number_trouble" | "template_trouble" | "dead_letter" | "media_refused" | "webhook_failing" | "ai_hand_over" | "request" | "job_finished";
        };
        /** @description Every kind; what was never set has the standard. */
        NotificationPreferences: {
            data: components["schemas"]["NotificationPreference"][];
        };
        NotificationsRead: {
            unread: number;
        };
        NumberDeleted: {
            /** @enum {boolean} */
            deleted: true;
        };
        NumberLag: {
            /** @description From Meta's time to effect: 95th percentile of the last 15 minutes. Late deliveries count. */
            behind_seconds: number;
            /** @description Whether work takes longer than the limit. */
            is_late: boolean;
            /** Format: uuid */
            number_id: string;
            /** @description From receipt to effect: 95th percentile of the last 15 minutes, or the age of what still waits. */
            took_seconds: number;
            updates: number;
        };
        NumberList: {
            data: components["schemas"]["WhatsAppNumber"][];
        };
        OfferedTransfer: {
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string;
            /** Format: uuid */
            id: string;
            leaves_tenant: boolean;
            offered_by: string | null;
            /** Format: uuid */
            project_id: string;
            project_name: string;
            tenant_name: string;
        };
        OfferedTransferList: {
            data: components["schemas"]["OfferedTransfer"][];
        };
        OpenConversationBody: {
            /** Format: uuid */
            contact_id: string;
            /** Format: uuid */
            whatsapp_number_id: string;
        };
        PreviewTemplateBody: {
            components?: ({
                index?: number | null;
                parameters?: ({
                    document?: components["schemas"]["NamedFile"];
                    image?: components["schemas"]["BareFile"];
                    parameter_name?: string;
                    text?: string;
                    type: string;
                    video?: components["schemas"]["BareFile"];
                } & {
                    [key: string]: unknown;
                })[];
                sub_type?: string;
                type: string;
            } & {
                [key: string]: unknown;
            })[];
        };
        ProblemDetails: {
            /**
             * @description One of: malformed_request, invalid_request, invalid_cursor, invalid_time_zone, unauthenticated, invalid_signature, forbidden, not_found, method_not_allowed, conflict, idempotency_key_reused, last_owner, window_closed, number_disabled, context_not_found, invalid_assignee, type_not_supported, transition_not_allowed, reason_required, invalid_phone, contact_exists, already_merged, contact_erased, merged_later, template_not_found, template_not_approved, template_parameters_wrong, number_not_connected, sandbox_not_activated, contact_blocked, contact_not_reachable, contact_opted_out, schedule_out_of_range, recipient_invalid, message_not_cancellable, message_not_retryable, message_not_scheduled, message_unknown_yet, media_not_found, media_too_large, media_type_not_supported, media_codec_not_supported, template_invalid, template_not_editable, business_account_not_found, number_exists, number_in_use, account_shared, unsupported_media_type, payload_too_large, rate_limited, upstream_failed, not_configured, unavailable, internal.
             * @example window_closed
             */
            code: string;
            detail?: string;
            errors?: components["schemas"]["ProblemPart"][];
            /** @description Path of the request. */
            instance: string;
            /** @description What to tell the person, with the next step. */
            message: {
                ar: string;
                en: string;
            };
            request_id: string;
            status: number;
            title: string;
            /** @example urn:whatsapp-hub:problem:window_closed */
            type: string;
        };
        ProblemPart: {
            detail: string;
            /**
             * @description JSON Pointer (RFC 6901) into the request: /body/…, /query/…, /path/… or /headers/…
             * @example /body/text/body
             */
            pointer: string;
        };
        ProfileBody: {
            about?: string;
            address?: string;
            description?: string;
            /** Format: email */
            email?: string;
            /** @enum {string} */
            vertical?: "OTHER" | "AUTO" | "BEAUTY" | "APPAREL" | "EDU" | "ENTERTAIN" | "EVENT_PLAN" | "FINANCE" | "GROCERY" | "GOVT" | "HOTEL" | "HEALTH" | "NONPROFIT" | "PROF_SERVICES" | "RETAIL" | "TRAVEL" | "RESTAURANT" | "ALCOHOL" | "ONLINE_GAMBLING" | "PHYSICAL_GAMBLING" | "OTC_DRUGS" | "MATRIMONY_SERVICE";
            websites?: string[];
        };
        Project: {
            /** Format: date-time */
            archived_at: string | null;
            /** Format: date-time */
            created_at: string;
            /** @description Calling code for numbers written 01…. */
            default_country: string;
            /** @enum {string} */
            default_language: "ar" | "en";
            description: string | null;
            /** Format: uuid */
            id: string;
            logo_url: string | null;
            name: string;
            slug: string;
            /** Format: uuid */
            tenant_id: string;
            /** @example Africa/Cairo */
            time_zone: string;
            /** Format: date-time */
            updated_at: string;
            website_url: string | null;
        };
        ProjectList: {
            data: components["schemas"]["Project"][];
        };
        ProjectMember: {
            avatar_url: string | null;
            broadcast: boolean;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            disabled_at: string | null;
            email: string | null;
            export: boolean;
            full_name: string | null;
            full_numbers: boolean;
            manage_templates: boolean;
            /** Format: uuid */
            project_id: string;
            /** @enum {string} */
            role: "viewer" | "agent" | "admin" | "owner";
            /** @enum {string} */
            scope: "all" | "team" | "own";
            /** Format: uuid */
            user_id: string;
        };
        QueueHealth: {
            /** @description Jobs that failed for good and wait for an admin. */
            dead: number;
            depth: number;
            oldest_age_seconds: number | null;
            queue: string;
        };
        QuickReply: {
            body: string;
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            id: string;
            language: string;
            /** Format: uuid */
            media_file_id: string | null;
            name: string;
            /**
             * Format: uuid
             * @description Whose own it is; null: everybody's.
             */
            owner_id: string | null;
            /** Format: uuid */
            project_id: string;
            /** @description What is typed after / in the composer. */
            shortcut: string | null;
            /** Format: date-time */
            updated_at: string;
            use_count: number;
        };
        QuickReplyTable: {
            data: components["schemas"]["QuickReply"][];
            limit: number;
            page: number;
            total: number;
        };
        RawInteractive: {
            action: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            type: "product" | "product_list" | "catalog_message" | "carousel" | "address_message" | "call_permission_request" | "voice_call" | "request_contact_info" | "order_details" | "order_status";
        } & {
            [key: string]: unknown;
        };
        ReactBody: {
            emoji: string;
        };
        ReadNotificationsBody: {
            /** @description Absent: all of them. */
            ids?: string[];
            /** Format: uuid */
            project_id: string;
        };
        RecordConsentBody: {
            /** @enum {string} */
            category: "all" | "marketing" | "utility" | "authentication" | "service" | "calls";
            /**
             * @default whatsapp
             * @enum {string}
             */
            channel: "whatsapp" | "email";
            /** @description How we know: the words, the form, the page. */
            evidence: string;
            /** Format: date-time */
            occurred_at?: string;
            /** @enum {string} */
            state: "granted" | "withdrawn";
        };
        ReplayEvents: {
            event_ids?: string[];
            /**
             * Format: date-time
             * @description Received at or after this moment.
             */
            from?: string;
            /** Format: uuid */
            number?: string;
            /** @enum {string} */
            state?: "processed" | "parked" | "failed";
            /**
             * Format: date-time
             * @description Received before this moment.
             */
            to?: string;
        };
        RescheduleBody: {
            /**
             * Format: date-time
             * @description The new time: up to a year ahead.
             */
            scheduled_for: string;
        };
        ResponseTimes: {
            data: components["schemas"]["ResponseTimesRow"][];
        };
        ResponseTimesRow: {
            answers: number;
            average_seconds: number;
            /** @description As `by` says: 2026-01-31, 2026-01-31T09:00, 09, a weekday (1 Monday to 7 Sunday), an id, or a type; `none`: no member or no template. */
            bucket: string;
            median_seconds: number;
            /** @description One answer in ten took longer. */
            slowest_tenth_seconds: number;
        };
        RestoreFlowBody: {
            /** @description Of the new draft; needed when the Flow is published, as that cannot be changed. */
            name?: string;
        };
        RotateApiKeyBody: {
            /** Format: date-time */
            expires_at?: string;
            /**
             * @description How long the old key goes on; 0 ends it at once.
             * @default 86400
             */
            overlap_seconds: number;
        };
        SandboxSession: {
            activation_code: string;
            /** Format: date-time */
            expires_at: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            status: "pending_activation" | "active" | "expired";
            /** Format: uuid */
            whatsapp_number_id: string;
        };
        SaveAiSettingsBody: {
            /** @default {} */
            active_hours: {
                [key: string]: unknown;
            };
            /** @description Goes to Vault. Absent: the one that is set stays. */
            api_key?: string;
            /** @default {} */
            hand_over_rules: {
                [key: string]: unknown;
            };
            /** @default 10 */
            history_messages: number;
            /** @default false */
            is_enabled: boolean;
            /** @default 500 */
            max_tokens: number;
            /** @default 0.6 */
            min_confidence: number;
            model: string;
            /** @default null */
            monthly_budget_usd: number | null;
            /** Format: uuid */
            project_id: string;
            /**
             * @default openai
             * @enum {string}
             */
            provider: "openai" | "anthropic" | "google" | "xai" | "deepseek" | "custom";
            /** @default false */
            reply_to_buttons: boolean;
            /** @default  */
            system_prompt: string;
            /** @default 0.3 */
            temperature: number;
            /** @default 15000 */
            timeout_ms: number;
            /** Format: uuid */
            whatsapp_number_id?: string;
        };
        SavePreferencesBody: {
            preferences: {
                email: boolean;
                in_app: boolean;
                /** @enum {string} */
                kind: "mention" | "assignment" | "message_failed" | "number_trouble" | "template_trouble" | "dead_letter" | "media_refused" | "webhook_failing" | "ai_hand_over" | "request" | "job_finished";
            }[];
            /** Format: uuid */
            project_id: string;
        };
        SaveTeamBody: {
            name?: string;
            user_ids?: string[];
        };
        SendAudio: {
            acknowledge?: "opted_out"[];
            audio: {
                /** @description Meta's id of an upload on this number. */
                id?: string;
                /**
                 * Format: uri
                 * @description Public address from which Meta fetches the file.
                 */
                link?: string;
                /**
                 * Format: uuid
                 * @description A file that the project has already.
                 */
                media_file_id?: string;
                /** @description Object in the bucket `media` that the caller has uploaded before. */
                path?: string;
                /** @description A voice message; the file must be OGG with Opus. */
                voice?: boolean;
            };
            /**
             * Format: uuid
             * @description The message that this one answers (quote).
             */
            context_message_id?: string;
            /** Format: uuid */
            conversation_id?: string;
            /**
             * Format: date-time
             * @description When it is to go: up to a year ahead.
             */
            scheduled_for?: string;
            /** @description In place of conversation_id. Without an open window only a template can go. */
            to?: {
                /** @description Business-scoped user id, for people whose number is not shown. */
                bsuid?: string;
                /** Format: uuid */
                contact_id?: string;
                /** @description In any writing: 01…, +20…, 0020…. */
                phone?: string;
                /** Format: uuid */
                project_id: string;
                /**
                 * Format: uuid
                 * @description The project's default number when left out.
                 */
                whatsapp_number_id?: string;
            };
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "audio";
        };
        SendContacts: {
            acknowledge?: "opted_out"[];
            contacts: {
                addresses?: {
                    city?: string;
                    country?: string;
                    country_code?: string;
                    state?: string;
                    street?: string;
                    type?: string;
                    zip?: string;
                }[];
                /** Format: date */
                birthday?: string;
                emails?: {
                    /** Format: email */
                    email: string;
                    type?: string;
                }[];
                name: {
                    first_name?: string;
                    formatted_name: string;
                    last_name?: string;
                    middle_name?: string;
                    prefix?: string;
                    suffix?: string;
                };
                org?: {
                    company?: string;
                    department?: string;
                    title?: string;
                };
                phones?: {
                    phone?: string;
                    type?: string;
                    wa_id?: string;
                }[];
                urls?: {
                    type?: string;
                    /** Format: uri */
                    url: string;
                }[];
            }[];
            /**
             * Format: uuid
             * @description The message that this one answers (quote).
             */
            context_message_id?: string;
            /** Format: uuid */
            conversation_id?: string;
            /**
             * Format: date-time
             * @description When it is to go: up to a year ahead.
             */
            scheduled_for?: string;
            /** @description In place of conversation_id. Without an open window only a template can go. */
            to?: {
                /** @description Business-scoped user id, for people whose number is not shown. */
                bsuid?: string;
                /** Format: uuid */
                contact_id?: string;
                /** @description In any writing: 01…, +20…, 0020…. */
                phone?: string;
                /** Format: uuid */
                project_id: string;
                /**
                 * Format: uuid
                 * @description The project's default number when left out.
                 */
                whatsapp_number_id?: string;
            };
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "contacts";
        };
        SendDocument: {
            acknowledge?: "opted_out"[];
            /**
             * Format: uuid
             * @description The message that this one answers (quote).
             */
            context_message_id?: string;
            /** Format: uuid */
            conversation_id?: string;
            document: {
                caption?: string;
                filename?: string;
                /** @description Meta's id of an upload on this number. */
                id?: string;
                /**
                 * Format: uri
                 * @description Public address from which Meta fetches the file.
                 */
                link?: string;
                /**
                 * Format: uuid
                 * @description A file that the project has already.
                 */
                media_file_id?: string;
                /** @description Object in the bucket `media` that the caller has uploaded before. */
                path?: string;
            };
            /**
             * Format: date-time
             * @description When it is to go: up to a year ahead.
             */
            scheduled_for?: string;
            /** @description In place of conversation_id. Without an open window only a template can go. */
            to?: {
                /** @description Business-scoped user id, for people whose number is not shown. */
                bsuid?: string;
                /** Format: uuid */
                contact_id?: string;
                /** @description In any writing: 01…, +20…, 0020…. */
                phone?: string;
                /** Format: uuid */
                project_id: string;
                /**
                 * Format: uuid
                 * @description The project's default number when left out.
                 */
                whatsapp_number_id?: string;
            };
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "document";
        };
        SendFlowBody: {
            button?: string;
            /** Format: uuid */
            conversation_id: string;
            text?: string;
        };
        SendImage: {
            acknowledge?: "opted_out"[];
            /**
             * Format: uuid
             * @description The message that this one answers (quote).
             */
            context_message_id?: string;
            /** Format: uuid */
            conversation_id?: string;
            image: {
                caption?: string;
                /** @description Meta's id of an upload on this number. */
                id?: string;
                /**
                 * Format: uri
                 * @description Public address from which Meta fetches the file.
                 */
                link?: string;
                /**
                 * Format: uuid
                 * @description A file that the project has already.
                 */
                media_file_id?: string;
                /** @description Object in the bucket `media` that the caller has uploaded before. */
                path?: string;
            };
            /**
             * Format: date-time
             * @description When it is to go: up to a year ahead.
             */
            scheduled_for?: string;
            /** @description In place of conversation_id. Without an open window only a template can go. */
            to?: {
                /** @description Business-scoped user id, for people whose number is not shown. */
                bsuid?: string;
                /** Format: uuid */
                contact_id?: string;
                /** @description In any writing: 01…, +20…, 0020…. */
                phone?: string;
                /** Format: uuid */
                project_id: string;
                /**
                 * Format: uuid
                 * @description The project's default number when left out.
                 */
                whatsapp_number_id?: string;
            };
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "image";
        };
        SendInteractive: {
            acknowledge?: "opted_out"[];
            /**
             * Format: uuid
             * @description The message that this one answers (quote).
             */
            context_message_id?: string;
            /** Format: uuid */
            conversation_id?: string;
            interactive: {
                action: {
                    buttons: {
                        reply: {
                            id: string;
                            title: string;
                        };
                        /** @enum {string} */
                        type: "reply";
                    }[];
                };
                body: {
                    text: string;
                };
                footer?: {
                    text: string;
                };
                header?: components["schemas"]["InteractiveHeader"];
                /** @enum {string} */
                type: "button";
            } | {
                action: {
                    button: string;
                    sections: {
                        rows: {
                            description?: string;
                            id: string;
                            title: string;
                        }[];
                        title?: string;
                    }[];
                };
                body: {
                    text: string;
                };
                footer?: {
                    text: string;
                };
                header?: {
                    text: string;
                    /** @enum {string} */
                    type: "text";
                };
                /** @enum {string} */
                type: "list";
            } | {
                action: {
                    /** @enum {string} */
                    name: "cta_url";
                    parameters: {
                        display_text: string;
                        /** Format: uri */
                        url: string;
                    };
                };
                body: {
                    text: string;
                };
                footer?: {
                    text: string;
                };
                header?: components["schemas"]["InteractiveHeader"];
                /** @enum {string} */
                type: "cta_url";
            } | {
                action: {
                    /** @enum {string} */
                    name: "send_location";
                };
                body: {
                    text: string;
                };
                /** @enum {string} */
                type: "location_request_message";
            } | {
                action: {
                    /** @enum {string} */
                    name: "flow";
                    parameters: {
                        /** @enum {string} */
                        flow_action?: "navigate" | "data_exchange";
                        flow_action_payload?: {
                            data?: {
                                [key: string]: unknown;
                            };
                            screen: string;
                        };
                        flow_cta: string;
                        flow_id?: string;
                        /** @enum {string} */
                        flow_message_version: "3";
                        flow_name?: string;
                        flow_token?: string;
                        /** @enum {string} */
                        mode?: "published" | "draft";
                    };
                };
                body: {
                    text: string;
                };
                footer?: {
                    text: string;
                };
                header?: components["schemas"]["InteractiveHeader"];
                /** @enum {string} */
                type: "flow";
            } | components["schemas"]["RawInteractive"];
            /**
             * Format: date-time
             * @description When it is to go: up to a year ahead.
             */
            scheduled_for?: string;
            /** @description In place of conversation_id. Without an open window only a template can go. */
            to?: {
                /** @description Business-scoped user id, for people whose number is not shown. */
                bsuid?: string;
                /** Format: uuid */
                contact_id?: string;
                /** @description In any writing: 01…, +20…, 0020…. */
                phone?: string;
                /** Format: uuid */
                project_id: string;
                /**
                 * Format: uuid
                 * @description The project's default number when left out.
                 */
                whatsapp_number_id?: string;
            };
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "interactive";
        };
        SendLocation: {
            acknowledge?: "opted_out"[];
            /**
             * Format: uuid
             * @description The message that this one answers (quote).
             */
            context_message_id?: string;
            /** Format: uuid */
            conversation_id?: string;
            location: {
                address?: string;
                latitude: number;
                longitude: number;
                name?: string;
            };
            /**
             * Format: date-time
             * @description When it is to go: up to a year ahead.
             */
            scheduled_for?: string;
            /** @description In place of conversation_id. Without an open window only a template can go. */
            to?: {
                /** @description Business-scoped user id, for people whose number is not shown. */
                bsuid?: string;
                /** Format: uuid */
                contact_id?: string;
                /** @description In any writing: 01…, +20…, 0020…. */
                phone?: string;
                /** Format: uuid */
                project_id: string;
                /**
                 * Format: uuid
                 * @description The project's default number when left out.
                 */
                whatsapp_number_id?: string;
            };
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "location";
        };
        SendMessageBody: components["schemas"]["SendText"] | components["schemas"]["SendImage"] | components["schemas"]["SendVideo"] | components["schemas"]["SendAudio"] | components["schemas"]["SendDocument"] | components["schemas"]["SendSticker"] | components["schemas"]["SendLocation"] | components["schemas"]["SendContacts"] | components["schemas"]["SendReaction"] | components["schemas"]["SendInteractive"] | components["schemas"]["SendTemplate"];
        SendReaction: {
            acknowledge?: "opted_out"[];
            /**
             * Format: uuid
             * @description The message that this one answers (quote).
             */
            context_message_id?: string;
            /** Format: uuid */
            conversation_id?: string;
            reaction: {
                emoji: string;
                /**
                 * Format: uuid
                 * @description The message, by our id.
                 */
                message_id: string;
            };
            /**
             * Format: date-time
             * @description When it is to go: up to a year ahead.
             */
            scheduled_for?: string;
            /** @description In place of conversation_id. Without an open window only a template can go. */
            to?: {
                /** @description Business-scoped user id, for people whose number is not shown. */
                bsuid?: string;
                /** Format: uuid */
                contact_id?: string;
                /** @description In any writing: 01…, +20…, 0020…. */
                phone?: string;
                /** Format: uuid */
                project_id: string;
                /**
                 * Format: uuid
                 * @description The project's default number when left out.
                 */
                whatsapp_number_id?: string;
            };
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "reaction";
        };
        SendSticker: {
            acknowledge?: "opted_out"[];
            /**
             * Format: uuid
             * @description The message that this one answers (quote).
             */
            context_message_id?: string;
            /** Format: uuid */
            conversation_id?: string;
            /**
             * Format: date-time
             * @description When it is to go: up to a year ahead.
             */
            scheduled_for?: string;
            sticker: components["schemas"]["BareFile"];
            /** @description In place of conversation_id. Without an open window only a template can go. */
            to?: {
                /** @description Business-scoped user id, for people whose number is not shown. */
                bsuid?: string;
                /** Format: uuid */
                contact_id?: string;
                /** @description In any writing: 01…, +20…, 0020…. */
                phone?: string;
                /** Format: uuid */
                project_id: string;
                /**
                 * Format: uuid
                 * @description The project's default number when left out.
                 */
                whatsapp_number_id?: string;
            };
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "sticker";
        };
        SendTemplate: {
            acknowledge?: "opted_out"[];
            /**
             * Format: uuid
             * @description The message that this one answers (quote).
             */
            context_message_id?: string;
            /** Format: uuid */
            conversation_id?: string;
            /**
             * Format: date-time
             * @description When it is to go: up to a year ahead.
             */
            scheduled_for?: string;
            template: components["schemas"]["TemplateContent"];
            /** @description In place of conversation_id. Without an open window only a template can go. */
            to?: {
                /** @description Business-scoped user id, for people whose number is not shown. */
                bsuid?: string;
                /** Format: uuid */
                contact_id?: string;
                /** @description In any writing: 01…, +20…, 0020…. */
                phone?: string;
                /** Format: uuid */
                project_id: string;
                /**
                 * Format: uuid
                 * @description The project's default number when left out.
                 */
                whatsapp_number_id?: string;
            };
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "template";
        };
        SendText: {
            acknowledge?: "opted_out"[];
            /**
             * Format: uuid
             * @description The message that this one answers (quote).
             */
            context_message_id?: string;
            /** Format: uuid */
            conversation_id?: string;
            /**
             * Format: date-time
             * @description When it is to go: up to a year ahead.
             */
            scheduled_for?: string;
            text: {
                body: string;
                preview_url?: boolean;
            };
            /** @description In place of conversation_id. Without an open window only a template can go. */
            to?: {
                /** @description Business-scoped user id, for people whose number is not shown. */
                bsuid?: string;
                /** Format: uuid */
                contact_id?: string;
                /** @description In any writing: 01…, +20…, 0020…. */
                phone?: string;
                /** Format: uuid */
                project_id: string;
                /**
                 * Format: uuid
                 * @description The project's default number when left out.
                 */
                whatsapp_number_id?: string;
            };
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "text";
        };
        SendVideo: {
            acknowledge?: "opted_out"[];
            /**
             * Format: uuid
             * @description The message that this one answers (quote).
             */
            context_message_id?: string;
            /** Format: uuid */
            conversation_id?: string;
            /**
             * Format: date-time
             * @description When it is to go: up to a year ahead.
             */
            scheduled_for?: string;
            /** @description In place of conversation_id. Without an open window only a template can go. */
            to?: {
                /** @description Business-scoped user id, for people whose number is not shown. */
                bsuid?: string;
                /** Format: uuid */
                contact_id?: string;
                /** @description In any writing: 01…, +20…, 0020…. */
                phone?: string;
                /** Format: uuid */
                project_id: string;
                /**
                 * Format: uuid
                 * @description The project's default number when left out.
                 */
                whatsapp_number_id?: string;
            };
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "video";
            video: {
                caption?: string;
                /** @description Meta's id of an upload on this number. */
                id?: string;
                /**
                 * Format: uri
                 * @description Public address from which Meta fetches the file.
                 */
                link?: string;
                /**
                 * Format: uuid
                 * @description A file that the project has already.
                 */
                media_file_id?: string;
                /** @description Object in the bucket `media` that the caller has uploaded before. */
                path?: string;
            };
        };
        Sentence: {
            ar: string;
            en: string;
        };
        Session: {
            device: string | null;
            /** Format: date-time */
            first_seen_at: string;
            /** Format: uuid */
            id: string;
            ip: string | null;
            /** Format: date-time */
            last_seen_at: string;
            /** Format: date-time */
            revoked_at: string | null;
            user_agent: string | null;
        };
        SessionList: {
            data: components["schemas"]["Session"][];
        };
        SetTagsBody: {
            tag_ids: string[];
        };
        Stats: {
            broadcasts: {
                drafts: number;
                total: number;
            };
            contacts: {
                new: number;
                total: number;
            };
            conversations: {
                awaiting_reply: number;
                closed: number;
                open: number;
                snoozed: number;
                unassigned: number;
            };
            /** @description From the first message of a conversation that began in the range to our first. */
            first_response_seconds: {
                answered: number;
                average: number | null;
                median: number | null;
            };
            /** @description Null for whom logs are not: they are for admins. */
            logs: {
                errors: number;
                total: number;
            } | null;
            media: {
                bytes: number;
                files: number;
            };
            messages: {
                delivered: number;
                failed: number;
                inbound: number;
                media: number;
                outbound: number;
                read: number;
                templates: number;
                total: number;
            };
            numbers: {
                connected: number;
                total: number;
            };
            /** @description Of each answer in the range: how long the customer had waited since he wrote. */
            response_seconds: {
                answered: number;
                average: number | null;
                median: number | null;
            };
            templates: {
                approved: number;
                pending: number;
                rejected: number;
                total: number;
            };
            workflows: {
                active: number;
                total: number;
            };
        };
        StuckMessage: {
            /** Format: uuid */
            conversation_id: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            occurred_at: string;
            /** Format: date-time */
            sent_at: string | null;
            type: string;
            /** @description Null for members without `full_numbers`. */
            wamid: string | null;
            /** Format: uuid */
            whatsapp_number_id: string;
        };
        StuckMessagePage: {
            data: components["schemas"]["StuckMessage"][];
            next_cursor: string | null;
        };
        SyncFlowsBody: {
            /** Format: uuid */
            project_id: string;
        };
        SyncReport: {
            added: number;
            removed: number;
            unchanged: number;
            updated: number;
        };
        SyncTemplatesBody: {
            /**
             * Format: uuid
             * @description The project's first account when left out.
             */
            business_account_id?: string;
            /** Format: uuid */
            project_id: string;
        };
        Tag: {
            color: string;
            /** Format: uuid */
            id: string;
            name: string;
        };
        Team: {
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            id: string;
            name: string;
            /** Format: uuid */
            project_id: string;
            user_ids: string[];
        };
        TeamList: {
            data: components["schemas"]["Team"][];
        };
        Template: {
            /** Format: uuid */
            business_account_id: string;
            category: string;
            components: ({
                type: string;
            } & {
                [key: string]: unknown;
            })[];
            correct_category: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            id: string;
            language: string;
            message_send_ttl_seconds: number | null;
            meta_template_id: string | null;
            name: string;
            parameter_format: string;
            previous_category: string | null;
            quality_score: string | null;
            rejected_reason: string | null;
            /** Format: date-time */
            removed_at: string | null;
            status: string;
            /** Format: date-time */
            submitted_at: string | null;
            /** Format: date-time */
            synced_at: string | null;
            /** Format: date-time */
            updated_at: string;
        };
        TemplateContent: {
            components?: ({
                index?: number | null;
                parameters?: ({
                    document?: components["schemas"]["NamedFile"];
                    image?: components["schemas"]["BareFile"];
                    parameter_name?: string;
                    text?: string;
                    type: string;
                    video?: components["schemas"]["BareFile"];
                } & {
                    [key: string]: unknown;
                })[];
                sub_type?: string;
                type: string;
            } & {
                [key: string]: unknown;
            })[];
            language: {
                code: string;
                /** @enum {string} */
                policy?: "deterministic";
            };
            name: string;
        };
        TemplateFault: {
            message: components["schemas"]["Sentence"];
            pointer: string;
        };
        TemplateImportReport: {
            created: string[];
            existing: string[];
            refused: {
                name: string;
                reason: string;
            }[];
        };
        TemplatePage: {
            data: components["schemas"]["Template"][];
            next_cursor: string | null;
        };
        TemplatePreview: {
            body?: string;
            buttons?: ({
                text?: string;
                type: string;
            } & {
                [key: string]: unknown;
            })[];
            /** @description What is missing before it may be sent. */
            fault: string | null;
            footer?: string;
            header?: {
                format: string;
                text?: string;
            };
        };
        TemplateSample: {
            /** @description Goes into `example.header_handle` of the header, as a list of one. */
            handle: string;
            mime_type: string;
        };
        TemplateValidation: {
            faults: components["schemas"]["TemplateFault"][];
            valid: boolean;
        };
        Tenant: {
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            id: string;
            name: string;
            /** Format: uuid */
            owner_id: string;
            slug: string;
        };
        TenantList: {
            data: components["schemas"]["Tenant"][];
        };
        TenantMember: {
            avatar_url: string | null;
            email: string | null;
            full_name: string | null;
            projects: {
                /** Format: date-time */
                disabled_at: string | null;
                name: string;
                /** Format: uuid */
                project_id: string;
                /** @enum {string} */
                role: "viewer" | "agent" | "admin" | "owner";
            }[];
            /** Format: uuid */
            user_id: string;
        };
        TenantMemberTable: {
            data: components["schemas"]["TenantMember"][];
            limit: number;
            page: number;
            total: number;
        };
        TenantProject: {
            /** Format: date-time */
            archived_at: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            id: string;
            members: number;
            name: string;
            numbers: number;
            slug: string;
        };
        TenantProjectList: {
            data: components["schemas"]["TenantProject"][];
        };
        TestNumberBody: {
            /** @description A phone of your own, in any writing. */
            phone: string;
            /** @description For a phone that has not written within 24 hours; `hello_world` when left out. */
            template?: {
                components?: ({
                    index?: number | null;
                    parameters?: ({
                        document?: components["schemas"]["NamedFile"];
                        image?: components["schemas"]["BareFile"];
                        parameter_name?: string;
                        text?: string;
                        type: string;
                        video?: components["schemas"]["BareFile"];
                    } & {
                        [key: string]: unknown;
                    })[];
                    sub_type?: string;
                    type: string;
                } & {
                    [key: string]: unknown;
                })[];
                language: {
                    code: string;
                    /** @enum {string} */
                    policy?: "deterministic";
                };
                name: string;
            };
        };
        /** @description Ask again until `is_over`. */
        TestReport: {
            is_over: boolean;
            /** Format: uuid */
            message_id: string;
            ok: boolean;
            steps: components["schemas"]["ConnectionStep"][];
        };
        TestTemplateBody: {
            components?: ({
                index?: number | null;
                parameters?: ({
                    document?: components["schemas"]["NamedFile"];
                    image?: components["schemas"]["BareFile"];
                    parameter_name?: string;
                    text?: string;
                    type: string;
                    video?: components["schemas"]["BareFile"];
                } & {
                    [key: string]: unknown;
                })[];
                sub_type?: string;
                type: string;
            } & {
                [key: string]: unknown;
            })[];
            phone: string;
            /** Format: uuid */
            project_id: string;
            /** Format: uuid */
            whatsapp_number_id?: string;
        };
        /** @description Newest first. */
        Timeline: {
            data: components["schemas"]["TimelineEntry"][];
            next_before: number | null;
        };
        TimelineEntry: {
            /** Format: date-time */
            created_at: string;
            data: {
                [key: string]: unknown;
            };
            id: number;
            /** @example conversation.updated */
            type: string;
        };
        Transfer: {
            /** Format: date-time */
            accepted_at: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            created_by: string | null;
            /** Format: date-time */
            declined_at: string | null;
            email: string;
            /** Format: date-time */
            expires_at: string;
            /** Format: uuid */
            id: string;
            leaves_tenant: boolean;
            /** Format: uuid */
            project_id: string;
            /** @enum {string|null} */
            remaining_role: "viewer" | "agent" | "admin" | "owner" | null;
            /** Format: date-time */
            revoked_at: string | null;
        };
        TransferCreated: {
            /** Format: date-time */
            accepted_at: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            created_by: string | null;
            /** Format: date-time */
            declined_at: string | null;
            email: string;
            email_sent: boolean;
            /** Format: date-time */
            expires_at: string;
            /** Format: uuid */
            id: string;
            leaves_tenant: boolean;
            /** Format: uuid */
            project_id: string;
            /** @enum {string|null} */
            remaining_role: "viewer" | "agent" | "admin" | "owner" | null;
            /** Format: date-time */
            revoked_at: string | null;
        };
        TransferTable: {
            data: components["schemas"]["Transfer"][];
            limit: number;
            page: number;
            total: number;
        };
        TypingShown: {
            /** @enum {boolean} */
            typing: true;
        };
        UnmergeContactBody: {
            /** Format: uuid */
            merge_id: string;
        };
        Unrouted: {
            data: components["schemas"]["UnroutedNumber"][];
        };
        UnroutedNumber: {
            /** Format: date-time */
            first_at: string;
            kinds: string[];
            /** Format: date-time */
            last_at: string;
            phone_number_id: string;
            updates: number;
            waba_id: string | null;
        };
        Upload: {
            /** @description What a message names as image.path, document.path …. */
            path: string;
            /**
             * Format: uri
             * @description PUT the bytes here, with their content-type, within two hours.
             */
            url: string;
        };
        UploadFlowBody: {
            /** @description The Flow JSON. */
            document: {
                [key: string]: unknown;
            };
        };
        UploadSampleBody: {
            /**
             * Format: uuid
             * @description The project's first account when left out.
             */
            business_account_id?: string;
            /** @description The object, as POST /media named it. */
            path: string;
            /** Format: uuid */
            project_id: string;
        };
        VariableSource: {
            constant: string;
        } | {
            fallback?: string;
            field: string;
        };
        WebhookEventStored: {
            duplicate: boolean;
            /** Format: uuid */
            event_id: string;
        };
        WhatsAppNumber: {
            /** Format: uuid */
            business_account_id: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            disabled_at: string | null;
            display_phone_number: string;
            health: string;
            /** Format: date-time */
            health_checked_at: string | null;
            health_details: {
                [key: string]: unknown;
            };
            /** Format: uuid */
            id: string;
            is_coexistence: boolean;
            is_default: boolean;
            kind: string;
            messaging_limit: string | null;
            name: string | null;
            name_status: string | null;
            phone_number_id: string;
            profile: {
                [key: string]: unknown;
            };
            /** Format: uuid */
            project_id: string;
            quality_rating: string;
            status: string;
            throughput_per_second: number;
            verified_name: string | null;
        };
        Workflow: {
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            created_by: string | null;
            description: string | null;
            /** @enum {string} */
            error_policy: "stop" | "continue" | "retry" | "hand_over";
            /** Format: uuid */
            id: string;
            name: string;
            /** Format: uuid */
            project_id: string;
            /** Format: uuid */
            published_version_id: string | null;
            /** @enum {string} */
            status: "draft" | "active" | "paused" | "archived";
            trigger_config: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            trigger_type: "message_received" | "keyword" | "first_message" | "flow_completed" | "request_status_changed" | "conversation_closed" | "conversation_idle" | "ad_referral" | "schedule" | "webhook_in" | "contact_tagged" | "manual";
            /** Format: date-time */
            updated_at: string;
            /** Format: uuid */
            whatsapp_number_id: string | null;
        };
        WorkflowStep: {
            /** @default {} */
            config: {
                [key: string]: unknown;
            };
            key: string;
            /**
             * @description By outcome, the key of the step that follows; empty: the one below.
             * @default {}
             */
            next: {
                [key: string]: string;
            };
            /** @enum {string} */
            type: "send_text" | "send_media" | "send_template" | "send_flow" | "send_interactive" | "ai_response" | "assign" | "tag" | "untag" | "set_status" | "set_attribute" | "create_request" | "wait" | "condition" | "http_request" | "run_function" | "run_integration" | "notify" | "hand_over" | "send_email" | "end";
        };
        WorkflowTable: {
            data: components["schemas"]["Workflow"][];
            limit: number;
            page: number;
            total: number;
        };
        WriteLogBody: {
            /**
             * @default info
             * @enum {string}
             */
            level: "debug" | "info" | "warning" | "error";
            message: string;
            /** @default {} */
            metadata: {
                [key: string]: unknown;
            };
            /** Format: uuid */
            project_id: string;
        };
        WriteNoteBody: {
            body: string;
            /** @default [] */
            mentioned_user_ids: string[];
        };
    };
    responses: {
        /** @description One of `malformed_request`; docs/problems.md explains each. */
        Problem400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description One of `unauthenticated`, `invalid_signature`; docs/problems.md explains each. */
        Problem401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description One of `forbidden`; docs/problems.md explains each. */
        Problem403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description One of `not_found`, `business_account_not_found`; docs/problems.md explains each. */
        Problem404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description One of `conflict`, `idempotency_key_reused`, `last_owner`, `window_closed`, `number_disabled`, `transition_not_allowed`, `contact_exists`, `already_merged`, `contact_erased`, `merged_later`, `template_not_approved`, `number_not_connected`, `sandbox_not_activated`, `contact_blocked`, `contact_not_reachable`, `contact_opted_out`, `message_not_cancellable`, `message_not_retryable`, `message_not_scheduled`, `message_unknown_yet`, `template_not_editable`, `number_exists`, `number_in_use`, `account_shared`; docs/problems.md explains each. */
        Problem409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description One of `payload_too_large`; docs/problems.md explains each. */
        Problem413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description One of `unsupported_media_type`; docs/problems.md explains each. */
        Problem415: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description One of `invalid_request`, `invalid_cursor`, `invalid_time_zone`, `context_not_found`, `invalid_assignee`, `type_not_supported`, `reason_required`, `invalid_phone`, `template_not_found`, `template_parameters_wrong`, `schedule_out_of_range`, `recipient_invalid`, `media_not_found`, `media_too_large`, `media_type_not_supported`, `media_codec_not_supported`, `template_invalid`; docs/problems.md explains each. */
        Problem422: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description One of `rate_limited`; docs/problems.md explains each. */
        Problem429: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description One of `upstream_failed`; docs/problems.md explains each. */
        Problem502: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description One of `not_configured`, `unavailable`; docs/problems.md explains each. */
        Problem503: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
    };
    parameters: {
        /** @description Name under which the Meta app was set up in the hub. */
        app: string;
        cursor: string;
        flow_id: string;
        /** @description A day in the project's time zone. */
        from: string;
        from_2: string;
        id: string;
        /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
        idempotency_key: string;
        /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
        idempotency_key_2: string;
        limit: number;
        limit_2: number;
        /** @description Of what this member sent alone. */
        member_id: string;
        note_id: string;
        number: number;
        page: number;
        project_id: string;
        sort: "created_at" | "-created_at" | "updated_at" | "-updated_at" | "name" | "-name";
        tag: string;
        team_id: string;
        tenant_id: string;
        /** @description A day in the project's time zone. */
        to: string;
        to_2: string;
        transfer_id: string;
        unread: "true" | "false";
        user_id: string;
        whatsapp_number_id: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readAnalytics: {
        parameters: {
            query: {
                by?: "day" | "hour" | "hour_of_day" | "weekday" | "member" | "number" | "template" | "type";
                format?: "json" | "csv";
                /** @description A day in the project's time zone. */
                from: components["parameters"]["from"];
                /** @description Of what this member sent alone. */
                member_id?: components["parameters"]["member_id"];
                project_id: components["parameters"]["project_id"];
                /** @description A day in the project's time zone. */
                to: components["parameters"]["to"];
                whatsapp_number_id?: components["parameters"]["whatsapp_number_id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sums; buckets without a message are left out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Analytics"];
                    "text/csv": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    readResponseTimes: {
        parameters: {
            query: {
                by?: "day" | "hour" | "hour_of_day" | "weekday" | "member" | "number";
                /** @description A day in the project's time zone. */
                from: components["parameters"]["from"];
                /** @description Of what this member sent alone. */
                member_id?: components["parameters"]["member_id"];
                project_id: components["parameters"]["project_id"];
                /** @description A day in the project's time zone. */
                to: components["parameters"]["to"];
                whatsapp_number_id?: components["parameters"]["whatsapp_number_id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The times; buckets without an answer are left out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResponseTimes"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listApiKeys: {
        parameters: {
            query: {
                limit?: components["parameters"]["limit"];
                page?: components["parameters"]["page"];
                project_id: components["parameters"]["project_id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyTable"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key": components["parameters"]["idempotency_key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateApiKeyBody"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyCreated"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    readApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key, without the key itself */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    rotateApiKey: {
        parameters: {
            query?: never;
            header: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key": components["parameters"]["idempotency_key"];
            };
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateApiKeyBody"];
            };
        };
        responses: {
            /** @description The new key */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyCreated"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listBroadcasts: {
        parameters: {
            query: {
                limit?: components["parameters"]["limit"];
                page?: components["parameters"]["page"];
                project_id: components["parameters"]["project_id"];
                sort?: components["parameters"]["sort"];
                status?: "draft" | "scheduled" | "sending" | "paused" | "completed" | "cancelled" | "failed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BroadcastTable"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    createBroadcast: {
        parameters: {
            query?: never;
            header: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key": components["parameters"]["idempotency_key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateBroadcastBody"];
            };
        };
        responses: {
            /** @description The draft */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Broadcast"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listContacts: {
        parameters: {
            query: {
                blocked?: "true" | "false";
                created_from?: string;
                created_to?: string;
                limit?: components["parameters"]["limit"];
                /** @description With a conversation that is not closed, or without one. */
                open?: "true" | "false";
                page?: components["parameters"]["page"];
                project_id: components["parameters"]["project_id"];
                /** @description Part of the name, or of a number for those who may see numbers. */
                q?: string;
                /** @description open: anything may be sent. template: templates alone. no_marketing: templates, but no marketing. The others: nothing, and why. */
                reach?: "open" | "template" | "no_marketing" | "opted_out" | "blocked" | "no_identity";
                sort?: components["parameters"]["sort"];
                tag?: components["parameters"]["tag"];
                /** @description With a conversation on this number. */
                whatsapp_number_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, with the total under the same filters */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactTable"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    createContact: {
        parameters: {
            query?: never;
            header: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key": components["parameters"]["idempotency_key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateContactBody"];
            };
        };
        responses: {
            /** @description The contact */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    readContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contact */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    changeContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeContactBody"];
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    blockContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listContactConsent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ledger */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentLedger"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    recordContactConsent: {
        parameters: {
            query?: never;
            header: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key": components["parameters"]["idempotency_key"];
            };
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordConsentBody"];
            };
        };
        responses: {
            /** @description The entry */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentEntry"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    eraseContact: {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key"?: components["parameters"]["idempotency_key_2"];
            };
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Erased */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    addContactIdentity: {
        parameters: {
            query?: never;
            header: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key": components["parameters"]["idempotency_key"];
            };
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddIdentityBody"];
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    mergeContact: {
        parameters: {
            query?: never;
            header: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key": components["parameters"]["idempotency_key"];
            };
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeContactBody"];
            };
        };
        responses: {
            /** @description The merge */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactMerge"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    unblockContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    unmergeContact: {
        parameters: {
            query?: never;
            header: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key": components["parameters"]["idempotency_key"];
            };
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnmergeContactBody"];
            };
        };
        responses: {
            /** @description The merge, undone */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactMerge"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    exportContacts: {
        parameters: {
            query: {
                project_id: components["parameters"]["project_id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    importContacts: {
        parameters: {
            query: {
                /** @description Tells what would become of the rows, and changes nothing. */
                dry_run?: "true" | "false";
                /** @description Line of the whole file on which the first row of this part stands. */
                first_line?: number;
                /** @description Of the first part, when a long file is sent in parts. */
                job_id?: string;
                /** @description Another part follows: the import is not finished yet. */
                more?: "true" | "false";
                project_id: components["parameters"]["project_id"];
            };
            header: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key": components["parameters"]["idempotency_key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description What became of the rows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactImportReport"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listConversations: {
        parameters: {
            query: {
                /** @description `me`, `none` or the id of a member. */
                assignee?: ("me" | "none") | string;
                /** @description Whether to say how many there are under these filters. */
                count?: "true" | "false";
                cursor?: components["parameters"]["cursor"];
                /** @description Last message at or after. */
                from?: string;
                /** @description Type of the last message. */
                last_type?: string;
                limit?: components["parameters"]["limit_2"];
                /** @description Only on this number of ours. */
                number?: string;
                project_id: components["parameters"]["project_id"];
                /** @description Text to look for; never a pattern. */
                q?: string;
                status?: "open" | "snoozed" | "closed";
                tag?: components["parameters"]["tag"];
                team?: string;
                /** @description Last message before. */
                to?: string;
                unread?: components["parameters"]["unread"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationPage"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    openConversation: {
        parameters: {
            query?: never;
            header: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key": components["parameters"]["idempotency_key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenConversationBody"];
            };
        };
        responses: {
            /** @description The conversation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    readConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The conversation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    changeConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeConversationBody"];
            };
        };
        responses: {
            /** @description The conversation as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    listConversationNotes: {
        parameters: {
            query?: {
                cursor?: components["parameters"]["cursor"];
                limit?: components["parameters"]["limit_2"];
            };
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotePage"];
                };
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    writeConversationNote: {
        parameters: {
            query?: never;
            header: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key": components["parameters"]["idempotency_key"];
            };
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WriteNoteBody"];
            };
        };
        responses: {
            /** @description The note */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Note"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    deleteConversationNote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                note_id: components["parameters"]["note_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    changeConversationNote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                note_id: components["parameters"]["note_id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeNoteBody"];
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Note"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    pinConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Pinned */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    unpinConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No longer pinned */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    markConversationRead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationRead"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    setConversationTags: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetTagsBody"];
            };
        };
        responses: {
            /** @description The conversation as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    readConversationTimeline: {
        parameters: {
            query?: {
                /** @description Id of the last entry of the page before. */
                before?: number;
                limit?: components["parameters"]["limit_2"];
            };
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    showTyping: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Queued */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TypingShown"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    markConversationUnread: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Unread */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationUnread"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    listNeedsYou: {
        parameters: {
            query: {
                /** @description `me`, `none`, `me_or_none` or the id of a member. */
                assignee?: ("me" | "none" | "me_or_none") | string;
                cursor?: components["parameters"]["cursor"];
                limit?: components["parameters"]["limit_2"];
                project_id: components["parameters"]["project_id"];
                /** @description `window_closing`: unanswered, and free text ends within the hour. `send_unconfirmed`: nobody knows yet whether it went out. `mention`: of the caller, unread. */
                reason?: "unanswered" | "window_closing" | "send_failed" | "send_unconfirmed" | "mention";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NeedsYouPage"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    readEvents: {
        parameters: {
            query: {
                /** @description Where to go on. Absent: only the present cursor. */
                after?: string;
                limit?: number;
                project_id: components["parameters"]["project_id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What came after the cursor */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Feed"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listFlows: {
        parameters: {
            query: {
                project_id: components["parameters"]["project_id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowList"];
                };
            };
            /** @description As it was when the ETag was given */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    createFlow: {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key"?: components["parameters"]["idempotency_key_2"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateFlowBody"];
            };
        };
        responses: {
            /** @description The draft */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Flow"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            502: components["responses"]["Problem502"];
        };
    };
    readFlow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The Flow */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Flow"];
                };
            };
            /** @description As it was when the ETag was given */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    deleteFlow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowRemoved"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            502: components["responses"]["Problem502"];
        };
    };
    uploadFlow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UploadFlowBody"];
            };
        };
        responses: {
            /** @description With what Meta says of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Flow"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            502: components["responses"]["Problem502"];
        };
    };
    deprecateFlow: {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key"?: components["parameters"]["idempotency_key_2"];
            };
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deprecated */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Flow"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            502: components["responses"]["Problem502"];
        };
    };
    previewFlow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Meta's page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowPreview"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            502: components["responses"]["Problem502"];
        };
    };
    publishFlow: {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key"?: components["parameters"]["idempotency_key_2"];
            };
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Published */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Flow"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            502: components["responses"]["Problem502"];
        };
    };
    sendFlow: {
        parameters: {
            query?: never;
            header: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key": components["parameters"]["idempotency_key"];
            };
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendFlowBody"];
            };
        };
        responses: {
            /** @description Queued */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageAccepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    listFlowVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first, without their documents */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowVersionList"];
                };
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    readFlowVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                number: components["parameters"]["number"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description With its document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowVersion"];
                };
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    restoreFlowVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                number: components["parameters"]["number"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RestoreFlowBody"];
            };
        };
        responses: {
            /** @description The draft */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Flow"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            502: components["responses"]["Problem502"];
        };
    };
    listFlowResponses: {
        parameters: {
            query: {
                cursor?: components["parameters"]["cursor"];
                flow_id?: components["parameters"]["flow_id"];
                limit?: components["parameters"]["limit_2"];
                project_id: components["parameters"]["project_id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowResponsePage"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    exportFlowResponses: {
        parameters: {
            query: {
                flow_id?: components["parameters"]["flow_id"];
                project_id: components["parameters"]["project_id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description CSV */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    syncFlows: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SyncFlowsBody"];
            };
        };
        responses: {
            /** @description What was found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowsSynced"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            502: components["responses"]["Problem502"];
        };
    };
    readHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything that is needed works */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description The database is down, a required setting is missing, or a number is late */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    readMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Prometheus text */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            401: components["responses"]["Problem401"];
            503: components["responses"]["Problem503"];
        };
    };
    listLogs: {
        parameters: {
            query: {
                category?: string;
                from?: components["parameters"]["from_2"];
                level?: "debug" | "info" | "warning" | "error";
                limit?: components["parameters"]["limit"];
                page?: components["parameters"]["page"];
                project_id: components["parameters"]["project_id"];
                to?: components["parameters"]["to_2"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogTable"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    writeLog: {
        parameters: {
            query?: never;
            header: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key": components["parameters"]["idempotency_key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WriteLogBody"];
            };
        };
        responses: {
            /** @description Written */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogWritten"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listAudit: {
        parameters: {
            query: {
                actor_id?: string;
                from?: components["parameters"]["from_2"];
                limit?: components["parameters"]["limit"];
                page?: components["parameters"]["page"];
                project_id: components["parameters"]["project_id"];
                subject?: string;
                to?: components["parameters"]["to_2"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditTable"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listMedia: {
        parameters: {
            query: {
                contact_id?: string;
                direction?: "inbound" | "outbound";
                from?: components["parameters"]["from_2"];
                kind?: "image" | "video" | "audio" | "document" | "sticker";
                limit?: components["parameters"]["limit"];
                page?: components["parameters"]["page"];
                project_id: components["parameters"]["project_id"];
                sort?: "created_at" | "-created_at" | "size_bytes" | "-size_bytes";
                state?: "waiting" | "stored" | "expired" | "refused" | "failed";
                to?: components["parameters"]["to_2"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, with the total under the same filters */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MediaTable"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    beginUpload: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BeginUploadBody"];
            };
        };
        responses: {
            /** @description Where the bytes go */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Upload"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    readMedia: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MediaFile"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    deleteMedia: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    copyMediaLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A link for five minutes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MediaLink"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    linkMedia: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A link for five minutes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MediaLink"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listMessages: {
        parameters: {
            query: {
                /** @description `next_cursor` of the page before: asks for older messages. */
                before?: string;
                conversation_id: string;
                limit?: components["parameters"]["limit_2"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the thread, oldest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagePage"];
                };
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    sendMessage: {
        parameters: {
            query?: never;
            header: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key": components["parameters"]["idempotency_key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendMessageBody"];
            };
        };
        responses: {
            /** @description Queued */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageAccepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    readMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The message */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    rescheduleMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RescheduleBody"];
            };
        };
        responses: {
            /** @description Scheduled anew */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageAccepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    cancelMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key"?: components["parameters"]["idempotency_key_2"];
            };
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Cancelled */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageAccepted"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
        };
    };
    reactToMessage: {
        parameters: {
            query?: never;
            header: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key": components["parameters"]["idempotency_key"];
            };
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReactBody"];
            };
        };
        responses: {
            /** @description Queued */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageAccepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    retryMessage: {
        parameters: {
            query?: never;
            header: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key": components["parameters"]["idempotency_key"];
            };
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The new message */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageAccepted"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
        };
    };
    listNotifications: {
        parameters: {
            query: {
                cursor?: components["parameters"]["cursor"];
                limit?: components["parameters"]["limit_2"];
                project_id: components["parameters"]["project_id"];
                unread?: components["parameters"]["unread"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPage"];
                };
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    markNotificationsRead: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadNotificationsBody"];
            };
        };
        responses: {
            /** @description How many are left */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationsRead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listNumbers: {
        parameters: {
            query: {
                project_id: components["parameters"]["project_id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The project's numbers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NumberList"];
                };
            };
            /** @description As it was when the ETag was given */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    connectNumber: {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key"?: components["parameters"]["idempotency_key_2"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConnectNumberBody"];
            };
        };
        responses: {
            /** @description Connected */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhatsAppNumber"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            502: components["responses"]["Problem502"];
        };
    };
    readNumber: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The number */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhatsAppNumber"];
                };
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    deleteNumber: {
        parameters: {
            query?: {
                /** @description Deletes its conversations with it. */
                with_conversations?: string;
            };
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NumberDeleted"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
        };
    };
    changeNumber: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeNumberBody"];
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhatsAppNumber"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    checkNumberHealth: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhatsAppNumber"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            502: components["responses"]["Problem502"];
        };
    };
    changeNumberProfile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfileBody"];
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhatsAppNumber"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            502: components["responses"]["Problem502"];
        };
    };
    startSandboxSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key"?: components["parameters"]["idempotency_key_2"];
            };
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The code */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SandboxSession"];
                };
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
        };
    };
    testNumber: {
        parameters: {
            query?: never;
            header: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key": components["parameters"]["idempotency_key"];
            };
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TestNumberBody"];
            };
        };
        responses: {
            /** @description Queued */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestReport"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            502: components["responses"]["Problem502"];
        };
    };
    readNumberTest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The two steps */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestReport"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    listMetaApps: {
        parameters: {
            query: {
                tenant_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The apps */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetaAppList"];
                };
            };
            401: components["responses"]["Problem401"];
            422: components["responses"]["Problem422"];
        };
    };
    addMetaApp: {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key"?: components["parameters"]["idempotency_key_2"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddMetaAppBody"];
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetaApp"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    deleteMetaApp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetaAppDeleted"];
                };
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
        };
    };
    changeMetaApp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeMetaAppBody"];
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetaApp"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    checkNumber: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConnectNumberBody"];
            };
        };
        responses: {
            /** @description Each step */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionReport"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    listProjects: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectList"];
                };
            };
            /** @description As it was when the ETag was given */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    createProject: {
        parameters: {
            query?: never;
            header: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key": components["parameters"]["idempotency_key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateProjectBody"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    readProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The project */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            /** @description As it was when the ETag was given */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    changeProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeProjectBody"];
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listInvitations: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                page?: components["parameters"]["page"];
            };
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationTable"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    createInvitation: {
        parameters: {
            query?: never;
            header: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key": components["parameters"]["idempotency_key"];
            };
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateInvitationBody"];
            };
        };
        responses: {
            /** @description Invited */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationCreated"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    revokeInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                invitation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Withdrawn */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listMembers: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                page?: components["parameters"]["page"];
            };
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberTable"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    removeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                user_id: components["parameters"]["user_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    changeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                user_id: components["parameters"]["user_id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeMemberBody"];
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectMember"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listTeams: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamList"];
                };
            };
            /** @description As it was when the ETag was given */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    createTeam: {
        parameters: {
            query?: never;
            header: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key": components["parameters"]["idempotency_key"];
            };
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTeamBody"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    deleteTeam: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                team_id: components["parameters"]["team_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    changeTeam: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                team_id: components["parameters"]["team_id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveTeamBody"];
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listTransfers: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                page?: components["parameters"]["page"];
            };
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransferTable"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    createTransfer: {
        parameters: {
            query?: never;
            header: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key": components["parameters"]["idempotency_key"];
            };
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTransferBody"];
            };
        };
        responses: {
            /** @description Offered */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransferCreated"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    revokeTransfer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
                transfer_id: components["parameters"]["transfer_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Withdrawn */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key"?: components["parameters"]["idempotency_key_2"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptInvitationBody"];
            };
        };
        responses: {
            /** @description The new membership */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Membership"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    joinProject: {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key"?: components["parameters"]["idempotency_key_2"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JoinProjectBody"];
            };
        };
        responses: {
            /** @description The membership */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Membership"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Devices */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    revokeSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listTenants: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantList"];
                };
            };
            /** @description As it was when the ETag was given */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    createTenant: {
        parameters: {
            query?: never;
            header: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key": components["parameters"]["idempotency_key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTenantBody"];
            };
        };
        responses: {
            /** @description Founded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    changeTenant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenant_id: components["parameters"]["tenant_id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeTenantBody"];
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listTenantMembers: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                page?: components["parameters"]["page"];
            };
            header?: never;
            path: {
                tenant_id: components["parameters"]["tenant_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantMemberTable"];
                };
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listTenantProjects: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenant_id: components["parameters"]["tenant_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantProjectList"];
                };
            };
            /** @description As it was when the ETag was given */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listOfferedTransfers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferedTransferList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    acceptTransfer: {
        parameters: {
            query?: never;
            header: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key": components["parameters"]["idempotency_key"];
            };
            path: {
                transfer_id: components["parameters"]["transfer_id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptTransferBody"];
            };
        };
        responses: {
            /** @description The project, now his */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    declineTransfer: {
        parameters: {
            query?: never;
            header: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key": components["parameters"]["idempotency_key"];
            };
            path: {
                transfer_id: components["parameters"]["transfer_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Declined */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    drainQueue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                queue: "inbound" | "statuses" | "outbound" | "media";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DrainReport"];
                };
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            503: components["responses"]["Problem503"];
        };
    };
    listDeadLetters: {
        parameters: {
            query?: {
                cursor?: components["parameters"]["cursor"];
                limit?: components["parameters"]["limit_2"];
                project_id?: string;
                queue?: "inbound" | "statuses" | "outbound" | "media";
                resolved?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Jobs that were given up, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterPage"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    purgeDeadLetters: {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key"?: components["parameters"]["idempotency_key_2"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeadLetterFilter"];
            };
        };
        responses: {
            /** @description How many were dismissed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Affected"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
        };
    };
    replayDeadLetters: {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key"?: components["parameters"]["idempotency_key_2"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeadLetterFilter"];
            };
        };
        responses: {
            /** @description How many were queued */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Affected"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
        };
    };
    readLedger: {
        parameters: {
            query?: {
                /** @description Received at or after this moment. */
                from?: string;
                /** @description Id of one number; without it all that the caller is admin of. */
                number?: string;
                /** @description Received before this moment. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One line per number */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ledger"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    replayWebhookEvents: {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key"?: components["parameters"]["idempotency_key_2"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplayEvents"];
            };
        };
        responses: {
            /** @description How many were queued */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Affected"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
        };
    };
    listStuckMessages: {
        parameters: {
            query: {
                cursor?: components["parameters"]["cursor"];
                limit?: components["parameters"]["limit_2"];
                /** @description How long Meta has said nothing more than `sent`. */
                minutes?: number;
                project_id: components["parameters"]["project_id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Messages that are still `sent`, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StuckMessagePage"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listUnroutedUpdates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Numbers whose updates wait */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unrouted"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
        };
    };
    listQuickReplies: {
        parameters: {
            query: {
                limit?: components["parameters"]["limit"];
                page?: components["parameters"]["page"];
                project_id: components["parameters"]["project_id"];
                /** @description Beginning of the shortcut, or part of the name. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuickReplyTable"];
                };
            };
            /** @description As it was when the ETag was given */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    createQuickReply: {
        parameters: {
            query?: never;
            header: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key": components["parameters"]["idempotency_key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateQuickReplyBody"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuickReply"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    deleteQuickReply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    changeQuickReply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeQuickReplyBody"];
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuickReply"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    readAiSettings: {
        parameters: {
            query: {
                project_id: components["parameters"]["project_id"];
                whatsapp_number_id?: components["parameters"]["whatsapp_number_id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings, without the key */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AiSettings"];
                };
            };
            /** @description As it was when the ETag was given */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    saveAiSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveAiSettingsBody"];
            };
        };
        responses: {
            /** @description As they are now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AiSettings"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listIntegrations: {
        parameters: {
            query: {
                project_id: components["parameters"]["project_id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntegrationList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    createIntegration: {
        parameters: {
            query?: never;
            header: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key": components["parameters"]["idempotency_key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateIntegrationBody"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Integration"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    deleteIntegration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    changeIntegration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeIntegrationBody"];
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Integration"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    readNotificationPreferences: {
        parameters: {
            query: {
                project_id: components["parameters"]["project_id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller's own */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPreferences"];
                };
            };
            /** @description As it was when the ETag was given */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    saveNotificationPreferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SavePreferencesBody"];
            };
        };
        responses: {
            /** @description As they are now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPreferences"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    readStats: {
        parameters: {
            query: {
                /** @description A day in the project's time zone. */
                from: components["parameters"]["from"];
                project_id: components["parameters"]["project_id"];
                /** @description A day in the project's time zone. */
                to: components["parameters"]["to"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The figures */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stats"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    listTemplates: {
        parameters: {
            query: {
                /** @description The project's first account when left out. */
                business_account_id?: string;
                category?: "MARKETING" | "UTILITY" | "AUTHENTICATION";
                cursor?: components["parameters"]["cursor"];
                language?: string;
                limit?: components["parameters"]["limit_2"];
                project_id: components["parameters"]["project_id"];
                /** @description Part of the name. */
                q?: string;
                /** @description Those that Meta no longer has, too. */
                removed?: string;
                status?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplatePage"];
                };
            };
            /** @description As it was when the ETag was given */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    createTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key"?: components["parameters"]["idempotency_key_2"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTemplateBody"];
            };
        };
        responses: {
            /** @description Handed in */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Template"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            502: components["responses"]["Problem502"];
        };
    };
    readTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The template */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Template"];
                };
            };
            /** @description As it was when the ETag was given */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    deleteTemplate: {
        parameters: {
            query: {
                project_id: components["parameters"]["project_id"];
            };
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Template"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            502: components["responses"]["Problem502"];
        };
    };
    editTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditTemplateBody"];
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Template"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            502: components["responses"]["Problem502"];
        };
    };
    previewTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewTemplateBody"];
            };
        };
        responses: {
            /** @description What the customer would read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplatePreview"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    sendTestTemplate: {
        parameters: {
            query?: never;
            header: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key": components["parameters"]["idempotency_key"];
            };
            path: {
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TestTemplateBody"];
            };
        };
        responses: {
            /** @description Queued */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageAccepted"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    importTemplates: {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key"?: components["parameters"]["idempotency_key_2"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportTemplatesBody"];
            };
        };
        responses: {
            /** @description What was handed in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateImportReport"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            502: components["responses"]["Problem502"];
        };
    };
    uploadTemplateSample: {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key"?: components["parameters"]["idempotency_key_2"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UploadSampleBody"];
            };
        };
        responses: {
            /** @description Handed in */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateSample"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            502: components["responses"]["Problem502"];
        };
    };
    syncTemplates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SyncTemplatesBody"];
            };
        };
        responses: {
            /** @description What changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncReport"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            502: components["responses"]["Problem502"];
        };
    };
    validateTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTemplateBody"];
            };
        };
        responses: {
            /** @description What breaks Meta's rules */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateValidation"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
        };
    };
    verifyWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bare challenge */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            403: components["responses"]["Problem403"];
        };
    };
    receiveWebhookEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stored and queued */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEventStored"];
                };
            };
            401: components["responses"]["Problem401"];
            413: components["responses"]["Problem413"];
            503: components["responses"]["Problem503"];
        };
    };
    verifyAppWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name under which the Meta app was set up in the hub. */
                app: components["parameters"]["app"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bare challenge */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            403: components["responses"]["Problem403"];
        };
    };
    receiveAppWebhookEvents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name under which the Meta app was set up in the hub. */
                app: components["parameters"]["app"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stored and queued */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEventStored"];
                };
            };
            401: components["responses"]["Problem401"];
            413: components["responses"]["Problem413"];
            503: components["responses"]["Problem503"];
        };
    };
    listWorkflows: {
        parameters: {
            query: {
                limit?: components["parameters"]["limit"];
                page?: components["parameters"]["page"];
                project_id: components["parameters"]["project_id"];
                sort?: components["parameters"]["sort"];
                status?: "draft" | "active" | "paused" | "archived";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkflowTable"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    createWorkflow: {
        parameters: {
            query?: never;
            header: {
                /** @description A UUID made by the client for this one act, and kept for every repetition of it. */
                "idempotency-key": components["parameters"]["idempotency_key"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWorkflowBody"];
            };
        };
        responses: {
            /** @description The draft */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workflow"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
}
