/** Operations that a vendor's library calls and its published OpenAPI document does not describe. */
export interface LeftOut {
  system: string;
  reason: string;
  /** `METHOD /path`, in the order of the library's methods. */
  operations: readonly string[];
}

export const leftOut: readonly LeftOut[] = [
  {
    system: "Retell",
    reason:
      "retell-sdk 5.66.1 calls them, the vendor's OpenAPI document (84 operations) does not describe them: what they take and answer cannot be held against it. They follow when it does; POST /v3/create-web-call then takes the place of create_web_call's operation.",
    operations: [
      ...["GET /list-agent-versions/{agent_id}", "POST /repair-agent/{agent_id}"],
      ...["POST /create-app", "PATCH /update-app/{app_id}", "GET /list-apps", "DELETE /delete-app/{app_id}"],
      ...["GET /get-app/{app_id}", "GET /list-app-usages/{app_id}", "POST /test-app-auth/{app_id}"],
      ...["POST /create-asset", "POST /v3/create-web-call"],
      ...["POST /v2/listen-live-call/{call_id}", "POST /v2/take-over-live-call/{call_id}"],
      ...["POST /create-contact", "PATCH /update-contact/{contact_id}", "POST /list-contacts"],
      ...["DELETE /delete-contact/{contact_id}", "POST /backfill-contact-analysis-data"],
      ...["POST /create-contact-import", "GET /get-contact/{contact_id}"],
      ...["GET /get-backfill-contact-job-status", "GET /get-contact-by-phone/{phone_number}"],
      ...["GET /get-contact-import", "GET /list-contact-conversations/{contact_id}"],
      ...["POST /upload-contact-import-file", "GET /get-crm-config", "GET /get-crm-schema"],
      ...["GET /get-sync-job-status", "POST /run-sync-job", "POST /update-crm-config"],
      "GET /get-api-key-info",
    ],
  },
];
