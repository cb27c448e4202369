import { nameTools, type OperationToName } from "./name-tools.ts";

/** `METHOD path`, the id if there is one, and a summary. */
type Given = [request: string, operationId?: string | undefined, summary?: string];

function operation(
  [request, operationId, summary]: Given,
  group = "things",
  givenName?: string,
): OperationToName {
  const [method = "", path = ""] = request.split(/ (.*)/s);
  return {
    method,
    path,
    group,
    ...(operationId === undefined ? {} : { operationId }),
    ...(summary === undefined ? {} : { summary }),
    ...(givenName === undefined ? {} : { givenName }),
  };
}

const namesOf = (operations: readonly OperationToName[]): string[] => {
  const names = nameTools(operations);
  return operations.map((each) => names.get(each) ?? "none");
};

describe("from the operationId", () => {
  test.each<[want: string, given: Given]>([
    ["get_mcp_tools", ["GET /get-mcp-tools/{agent_id}", "getMCPTools"]],
    ["list_oauth_apps", ["GET /apps", "listOAuthApps"]],
    ["list_agents_v2", ["POST /v2/list-agents", "listAgentsV2"]],
    ["get_payment_methods", ["GET /payment-methods", "get-payment-methods"]],
    ["issues_list_for_repo", ["GET /repos/{owner}/{repo}/issues", "issues/list-for-repo"]],
    ["chat_post_message", ["POST /chat.postMessage", "chat.postMessage"]],
    ["chat_post_message", ["POST /chat.postMessage", "chat_postMessage"]],
    ["retrieve_a_block", ["GET /v1/blocks/{id}", "retrieve-a-block"]],
    ["list_assistants", ["GET /assistant", "AssistantController_findAll", "List Assistants"]],
    ["get_call", ["GET /call/{id}", "CallController_findOne", "Get Call"]],
    ["upload_file", ["POST /file", "FileController_create", "Upload File"]],
    [
      "get_knowledge_base_v2",
      ["GET /kb/{id}", "KnowledgeBaseV2Controller_findOne", "Get a Knowledge Base V2"],
    ],
    ["delete_campaign", ["DELETE /c/{id}", "CampaignController_remove", "Delete Campaign [DEPRECATED]"]],
    ["list_users", ["GET /users", "UsersController_findAll", "Lists users"]],
    ["list_users", ["GET /users", "UsersController_findAll", "Every user that the caller may see, by name"]],
    ["list_companies", ["GET /company", "CompanyController_findAll"]],
    ["get_call", ["GET /call/{id}", "CallController_findOne"]],
    ["delete_call", ["DELETE /call/{id}", "CallController_remove"]],
    ["activate_user", ["POST /users/{id}/activate", "UserController_activate"]],
    ["get_user_posts", ["GET /users/{id}/posts", "UserController_getUserPosts"]],
    ["auth_login", ["POST /auth/login", "AuthController_login"]],
    ["get_health", ["GET /health", "AppController_health"]],
    ["list_users_v1", ["GET /v1/users", "UsersController_findAll_v1"]],
    ["list_users", ["GET /users", "usersControllerFindAll"]],
    ["list_users", ["GET /users", "findAll_UsersController"]],
    ["list_users", ["GET /users", "Api::V1::UsersController#index"]],
    ["get_user", ["GET /users/{id}", "App\\Http\\Controllers\\UserController@show"]],
    ["get_user", ["GET /users/{id}", "UserService_GetUser"]],
    ["list_users", ["GET /users", "acme.user.v1.UserService.List"]],
    ["read_item", ["GET /items/{id}", "read_item_items__id__get"]],
    ["list_users", ["GET /api/v1/users", "list_users_api_v1_users_get"]],
    ["list_users", ["GET /users", "list_users_api_v1_users_get"]],
    ["list_users", ["GET /api/v1/users/", "list_users_api_v1_users__get"]],
    ["read_root", ["GET /", "read_root__get"]],
    ["get_user", ["GET /user/{id}", "getUserUsingGET_1"]],
    ["get_user", ["GET /user/{id}", "getUser_1"]],
    ["oauth_2", ["GET /oauth", "oauth_2"]],
    ["users_get_by_id", ["GET /users/{id}", "Users_GetById"]],
    ["users_get", ["GET /api/users", "Api.Users.Get"]],
    ["users_list", ["GET /api/v1/users/", "api_v1_users_list"]],
    ["api_test", ["GET /api.test", "api_test"]],
    ["get_payment_link", ["GET /paymentLinks/{linkId}", "get-paymentLinks-linkId"]],
    ["get_user", ["GET /users/{userId}", "usersUserIdGet"]],
    ["get_customer", ["GET /v1/customers/{customer}", "GetCustomersCustomer"]],
    ["get_users", ["GET /api/v1/users", "getApiV1Users"]],
    ["post_payments_details", ["POST /payments/details", "post-payments-details"]],
    ["get_agent", ["GET /agents/{id}", "get_agent_route"]],
    ["create_delivery_route", ["POST /delivery-routes", "create_delivery_route"]],
    ["list_pets", ["GET /pets", "listPets_3f2a9c"]],
    ["list_users", ["GET /users", "findAll"]],
    ["get_organization_spend_limit", ["GET /organization/spend_limit", "Getorganizationspendlimit"]],
    ["compact_conversation", ["POST /responses/compact", "Compactconversation", "Compact a conversation."]],
    ["restore_notifications", ["POST /x", "restoreNotifications"]],
    ["creer_utilisateur", ["POST /utilisateurs", "créerUtilisateur"]],
    ["create_2fa_enable", ["POST /2fa", "2faEnable"]],
    ["proto", ["GET /x", "__proto__"]],
    ["constructor", ["GET /x", "constructor"]],
  ])("%s from %j", (want, given) => {
    expect(namesOf([operation(given)])).toEqual([want]);
  });
});

describe("from method and path", () => {
  test.each<[want: string, given: Given]>([
    ["get_user", ["GET /users/{id}"]],
    ["list_users", ["GET /users"]],
    ["list_user_posts", ["GET /users/{id}/posts"]],
    ["get_user_post", ["GET /users/{id}/posts/{postId}"]],
    ["create_user_post", ["POST /users/{id}/posts"]],
    ["activate_user", ["POST /users/{id}/activate"]],
    ["cancel_order", ["POST /orders/{id}:cancel"]],
    ["send_user_email", ["POST /users/{id}/send-email"]],
    ["update_user", ["PUT /users/{id}"]],
    ["update_user", ["PATCH /users/{id}"]],
    ["delete_user", ["DELETE /users/{id}"]],
    ["check_file", ["HEAD /files/{id}"]],
    ["options_files", ["OPTIONS /files"]],
    ["query_pets", ["QUERY /pets"]],
    ["get_user_settings", ["GET /users/{id}/settings"]],
    ["get_status", ["GET /status"]],
    ["search_orders", ["GET /api/v2/orders/search"]],
    ["search_commits", ["GET /search/commits"]],
    ["download_report", ["GET /reports/{id}/download"]],
    ["create_phone_call", ["POST /v2/create-phone-call"]],
    ["list_test_runs", ["GET /v2/list-test-runs/{job}"]],
    ["delete_knowledge_base_source", ["DELETE /delete-knowledge-base-source/{base}/source/{source}"]],
    ["create_test_run", ["POST /test-runs"]],
    ["chat_post_message", ["POST /chat.postMessage"]],
    ["get_account", ["GET /2010-04-01/Accounts/{Sid}.json"]],
    ["list_my_albums", ["GET /me/albums"]],
    ["get_my_user", ["GET /users/@me"]],
    ["list_person_children", ["GET /people/{id}/children"]],
    ["get_root", ["GET /"]],
    ["get_by_id", ["GET /{id}"]],
    ["get_user", ["GET /users/{id}", ""]],
    ["get_user", ["GET /users/{id}", "获取用户"]],
    ["list_things", ["GET /things", "3e31733c2b0db77c"]],
    ["get_pet", ["GET /pets/{id}", "operation_1"]],
    ["list_users", ["GET /用户", undefined, "List users"]],
  ])("%s from %j", (want, given) => {
    expect(namesOf([operation(given)])).toEqual([want]);
  });

  test.each([
    { want: ["replace_user", "update_user"], requests: ["PUT /users/{id}", "PATCH /users/{id}"] },
    { want: ["list_assistants", "get_assistant"], requests: ["GET /assistant", "GET /assistant/{id}"] },
    { want: ["create_eval_run", "get_eval_run"], requests: ["POST /eval/run", "GET /eval/run/{id}"] },
    {
      want: ["get_user_by_id", "get_user_by_username"],
      requests: ["GET /users/{id}", "GET /users/{username}"],
    },
  ])("$want", ({ want, requests }) => {
    expect(namesOf(requests.map((request) => operation([request])))).toEqual(want);
  });
});

describe("length", () => {
  test.each<[want: string, id: string]>([
    ["codespaces_list_secrets_authenticated_user", "codespaces/list-secrets-for-authenticated-user"],
    ["list_org_private_registries", "private-registries/list-org-private-registries"],
    ["get_actions_cache_storage_limit_repository", "actions/get-actions-cache-storage-limit-for-repository"],
    [
      "set_selected_repos_enabled_github_actions_org",
      "actions/set-selected-repositories-enabled-github-actions-organization",
    ],
    ["x".repeat(52), "x".repeat(80)],
  ])("%s", (want, id) => {
    expect(namesOf([operation(["GET /y", id])])).toEqual([want]);
  });
});

describe("collisions", () => {
  test("qualify both by group", () => {
    const both = [operation(["GET /a", "getUser"], "admin"), operation(["GET /b", "getUser"], "billing")];
    expect(namesOf(both)).toEqual(["admin_get_user", "billing_get_user"]);
  });

  test("in one group by version", () => {
    const both = [
      operation(["DELETE /v1/campaign/{id}", "deleteCampaign"]),
      operation(["DELETE /v2/campaign/{id}", "deleteCampaign_1"]),
    ];
    expect(namesOf(both)).toEqual(["delete_campaign_v1", "delete_campaign_v2"]);
  });

  test("in one group by words of the path", () => {
    const both = [
      operation(["GET /threads/{id}", "getThread"]),
      operation(["GET /kit/threads/{id}", "get_thread"]),
    ];
    expect(namesOf(both)).toEqual(["get_thread", "get_thread_kit"]);
  });

  test("else by a hash of method and path", () => {
    const names = namesOf([operation(["GET /x", "go"]), operation(["POST /x", "go"])]);
    expect(names).toEqual([
      expect.stringMatching(/^go_[0-9a-f]{6}$/),
      expect.stringMatching(/^go_[0-9a-f]{6}$/),
    ]);
    expect(names[0]).not.toBe(names[1]);
  });

  test("of a qualified name with a plain one move both on", () => {
    const operations = [
      operation(["GET /a", "getUser"], "admin"),
      operation(["GET /b", "getUser"], "billing"),
      operation(["GET /c", "adminGetUser"], "users"),
    ];
    expect(namesOf(operations)).toEqual(["admin_get_user_a", "billing_get_user", "users_admin_get_user"]);
  });

  test("that shortening makes spare the words that differ", () => {
    const id = (word: string): string =>
      `orgs/update-organization-wide-default-${word}-settings-and-permissions-everywhere`;
    const names = namesOf([operation(["PUT /a", id("secrets")]), operation(["PUT /b", id("variables")])]);
    expect(names).toEqual([expect.stringContaining("secrets"), expect.stringContaining("variables")]);
  });

  test("of operations that are alike in everything still give two names", () => {
    const alike = (): OperationToName => operation(["GET /x", "go"]);
    expect(new Set(namesOf([alike(), alike(), alike()])).size).toBe(3);
  });

  test("leave a given name alone, whatever its letters", () => {
    const operations = [
      operation(["GET /a", "getUser"], "admin"),
      operation(["GET /b", "other"], "things", "get_user"),
      operation(["GET /c", "third"], "things", "Third-Tool"),
    ];
    expect(namesOf(operations)).toEqual(["admin_get_user", "get_user", "Third-Tool"]);
  });
});
