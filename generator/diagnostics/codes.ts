export type Severity = "error" | "warning" | "info";

interface CodeDocumentation {
  severity: Severity;
  /** What such a message is about. */
  title: string;
  /** Why it happens. */
  cause: string;
  /** What to do next; a message may bring a more exact one. */
  fix: string;
}

const define = <Name extends string>(
  codes: Record<Name, CodeDocumentation>,
): Record<Name, CodeDocumentation> => codes;

/** Every code that a message can have. A code without its documentation does not compile. */
export const codes = define({
  "input-not-found": {
    severity: "error",
    title: "The document cannot be read",
    cause: "No file is at that path, or it cannot be opened.",
    fix: "Check the path, or give a URL or - for standard input.",
  },
  "input-not-a-file": {
    severity: "error",
    title: "The document is not a file",
    cause: "The path names a folder.",
    fix: "Give the path of the OpenAPI document inside it.",
  },
  "input-unreadable": {
    severity: "error",
    title: "The document cannot be opened",
    cause: "The system refused to open or read the file.",
    fix: "Check the permissions of the file and of the folders above it.",
  },
  "input-too-large": {
    severity: "error",
    title: "The document is too large",
    cause: "The document has more bytes than are read.",
    fix: "Leave out what is not API description, such as recorded answers, or split the document.",
  },
  "input-repeated": {
    severity: "warning",
    title: "A document is named twice",
    cause: "The same file, URL or standard input is given more than once.",
    fix: "Name each document once.",
  },
  "input-empty": {
    severity: "error",
    title: "The document is empty",
    cause: "There is no text in it, or only white space and comments.",
    fix: "Check that the document was written or downloaded completely.",
  },
  "input-binary": {
    severity: "error",
    title: "The document is not text",
    cause: "The bytes are those of an archive, a compressed file, a PDF or another binary format.",
    fix: "Unpack it or export it as text, and give the JSON or YAML document.",
  },
  "input-encoding": {
    severity: "error",
    title: "The encoding of the document is not supported",
    cause: "The bytes are neither UTF-8 nor UTF-16 with a byte order mark.",
    fix: "Save the document as UTF-8.",
  },
  "json-syntax": {
    severity: "error",
    title: "The document is not valid JSON",
    cause: "The text breaks a rule of RFC 8259.",
    fix: "Correct the text at that line and column.",
  },
  "key-repeated": {
    severity: "warning",
    title: "A JSON object has the same key twice",
    cause:
      "Of two values with one key the last counts: what the first one says, such as operations, is lost.",
    fix: "Put both values under one key, or rename one of the keys.",
  },
  "yaml-syntax": {
    severity: "error",
    title: "The document is not valid YAML",
    cause: "The text breaks a rule of YAML 1.2, gives a key twice or uses a tag that is not supported.",
    fix: "Correct the text at that line and column.",
  },
  "yaml-several-documents": {
    severity: "error",
    title: "The file holds several YAML documents",
    cause: "A line of three hyphens begins a second document.",
    fix: "Keep one document in each file and name the files one after the other.",
  },
  "yaml-aliases": {
    severity: "error",
    title: "YAML aliases are out of bounds",
    cause: "An alias stands inside its own anchor, or the aliases multiply the document beyond measure.",
    fix: "Write the value out, or use $ref for what is shared or recursive.",
  },
  "document-too-deep": {
    severity: "error",
    title: "The document is nested too deeply",
    cause: "Objects and arrays stand inside each other beyond any real API description.",
    fix: "Check how the document was produced; move deep parts to components and refer to them.",
  },
  "not-openapi": {
    severity: "error",
    title: "The input is not an OpenAPI document",
    cause: "It is another kind of file, or lacks the key openapi (3.x) or swagger (2.0).",
    fix: "Give the OpenAPI document of the API.",
  },
  "openapi-version": {
    severity: "error",
    title: "The version of the specification is not supported",
    cause: "Documents of Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2 can be read.",
    fix: "Convert the document to OpenAPI 3.1, or correct its version.",
  },
  "paths-not-object": {
    severity: "error",
    title: "The paths of the document are not an object",
    cause: "The key paths holds a list or a single value (OpenAPI 3.1.1, 4.8.8).",
    fix: "Make paths an object whose keys are the paths, such as /items/{id}.",
  },
  "markdown-without-openapi": {
    severity: "error",
    title: "The page holds no OpenAPI document",
    cause: "A Markdown page is read for code fences with an OpenAPI document, and none was found.",
    fix: "Give the page of one operation, or the OpenAPI document itself.",
  },
  "header-invalid": {
    severity: "error",
    title: "A header cannot be sent",
    cause: "Its name is not a token of RFC 9110, or its value has characters that a header cannot carry.",
    fix: 'Give it as --header "Name: value".',
  },
  "fetch-failed": {
    severity: "error",
    title: "The document cannot be fetched",
    cause: "The server could not be reached, or the connection ended early.",
    fix: "Check the URL and the network, or download the document and give its path.",
  },
  "fetch-status": {
    severity: "error",
    title: "The server did not answer with the document",
    cause: "The status of the answer is not a success.",
    fix: "Check the URL in a browser, or download the document and give its path.",
  },
  "fetch-refused": {
    severity: "error",
    title: "The URL is not fetched",
    cause: "The URL, or one it redirects to, is not one that may be read.",
    fix: "Give the final URL itself, or download the document and give its path.",
  },
  "reference-outside-folder": {
    severity: "warning",
    title: "A reference leaves the folder of the document",
    cause: "Files are only read below the folder of the document, symbolic links followed.",
    fix: "Move the file below that folder, or name it as a document of its own.",
  },
  "reference-not-found": {
    severity: "warning",
    title: "A referenced document is missing",
    cause: "There is no readable file at that place.",
    fix: "Add the file, or correct the reference.",
  },
  "reference-refused": {
    severity: "warning",
    title: "A reference is not followed",
    cause: "Remote documents are read only from origins that were allowed.",
    fix: "Allow the origin with --allow-ref-origin.",
  },
  "reference-unreadable": {
    severity: "warning",
    title: "A referenced document cannot be read",
    cause: "It could not be fetched, or is neither JSON nor YAML.",
    fix: "Correct the referenced document, or the reference.",
  },
  "reference-limit": {
    severity: "warning",
    title: "Too many documents are referenced",
    cause: "Only so many further documents are read, and so many bytes of them.",
    fix: "Bundle the documents into one.",
  },
  "schema-ignored": {
    severity: "warning",
    title: "Part of a schema is left out",
    cause: "A keyword has a value that JSON Schema does not allow there.",
    fix: "Mend the schema in the document, or with an overlay.",
  },
  "schema-repaired": {
    severity: "info",
    title: "A schema was read as it was probably meant",
    cause: "A type has a name that JSON Schema does not know, or its enum has no value of that type.",
    fix: "Nothing needs to be done; write the standard name to be rid of the message.",
  },
  "schema-too-deep": {
    severity: "warning",
    title: "A schema is nested too deeply",
    cause: "Schemas are read to a fixed depth.",
    fix: "Give the deep part a name in components and refer to it.",
  },
  "pattern-dropped": {
    severity: "warning",
    title: "A pattern is not enforced",
    cause: "The regular expression is written for another engine.",
    fix: "Write the pattern as ECMA-262 has it.",
  },
  "secret-in-document": {
    severity: "warning",
    title: "A value looks like a key",
    cause: "An example, a default or a choice has the form in which services give out keys.",
    fix: "Put a made-up value there; if the key is a real one, take it out of use first.",
  },
  "parameter-repeated": {
    severity: "warning",
    title: "A parameter is declared twice",
    cause: "The same name and place stand twice in one list; the first is used.",
    fix: "Remove one of the two.",
  },
  "parameter-ignored": {
    severity: "warning",
    title: "A parameter is left out",
    cause: "It has no name, or its place is none that OpenAPI knows.",
    fix: "Give it a name, and `in` as one of path, query, header or cookie.",
  },
  "header-ignored": {
    severity: "info",
    title: "A header parameter is left out",
    cause: "The header is made by the media types, the credential or the connection, never by an argument.",
    fix: "Nothing needs to be done.",
  },
  "style-replaced": {
    severity: "warning",
    title: "A parameter style is replaced",
    cause: "The style does not exist where the parameter stands.",
    fix: "Use a style of that place (OpenAPI 3.1.1, 4.8.12.2).",
  },
  "body-without-content": {
    severity: "info",
    title: "A body without a media type",
    cause: "A required body names no content.",
    fix: "Name the media type in the document.",
  },
  "body-misplaced": {
    severity: "warning",
    title: "A body is not where this version of OpenAPI has it",
    cause:
      "Swagger 2.0 has it among the parameters; OpenAPI 3 has requestBody, with schemas below content and a media type.",
    fix: "Move it to where its version wants it: other tools send nothing.",
  },
  "body-ignored": {
    severity: "warning",
    title: "A media type of a body, or a part of its name, is left out",
    cause: "Its name or its parameters have another form, or it is no Media Type Object.",
    fix: "Mend it in the document.",
  },
  "security-scheme-unknown": {
    severity: "warning",
    title: "A security scheme cannot be used",
    cause: "It is not declared, or of a kind that OpenAPI does not know.",
    fix: "Declare the scheme under components.securitySchemes.",
  },
  "operation-skipped": {
    severity: "warning",
    title: "An operation becomes no tool",
    cause: "Something that its request needs cannot be read.",
    fix: "Mend the named place; all other operations are there.",
  },
  "documents-disagree": {
    severity: "warning",
    title: "Two documents say different things",
    cause: "Several documents are merged and describe the same thing twice.",
    fix: "Keep it in one of them.",
  },
  "no-operations": {
    severity: "error",
    title: "Nothing to make a server of",
    cause: "The document has no operation from which a request can be made.",
    fix: "Give the document that holds the paths, or several documents together.",
  },
  "parameter-not-in-path": {
    severity: "warning",
    title: "A path parameter without a place",
    cause: "The path template has no variable of that name.",
    fix: "Write the variable into the path, or remove the parameter.",
  },
  "path-variable-undeclared": {
    severity: "info",
    title: "A path variable that nothing declares",
    cause: "The path has a variable for which no parameter is declared.",
    fix: "Declare it with a description, so that a model knows what to give.",
  },
  "form-without-fields": {
    severity: "warning",
    title: "A form that names no fields",
    cause: "The schema of a form or multipart body is a file or another single value instead of an object.",
    fix: "Give the body an object schema with a property for each field.",
  },
  "body-taken-as-required": {
    severity: "info",
    title: "An optional body is taken as required",
    cause: "The body is optional, but has properties that are required.",
    fix: "Say `required: true` for the body, or take the requirement from its properties.",
  },
  "schema-cut": {
    severity: "info",
    title: "An input schema is shortened",
    cause: "The schema is larger than one tool may cost.",
    fix: "Nothing needs to be done: what is left open is accepted, and the API checks it.",
  },
  "null-left-out": {
    severity: "info",
    title: "A body cannot be sent as null",
    cause: "Each of its properties is an argument, which says nothing of the body as a whole.",
    fix: "Where the API takes null, say `additionalProperties: true` in an overlay: the body is then one argument.",
  },
  "keyword-dropped": {
    severity: "info",
    title: "A constraint is not advertised",
    cause:
      "The keyword could refuse what the API takes once a schema is shortened, or clients do not know it.",
    fix: "Nothing needs to be done: the API checks it.",
  },
  "text-shortened": {
    severity: "info",
    title: "Descriptions are shortened",
    cause: "Every listed tool costs each conversation tokens: its texts say purpose and constraint.",
    fix: "Nothing needs to be done; a description in the curation file is taken as it is written.",
  },
  "text-hidden": {
    severity: "warning",
    title: "Text that is not seen is left out",
    cause:
      "A summary or description holds comments, controls, tags or invisible characters; models would read them.",
    fix: "Look at the text in the document: people write no such thing by hand.",
  },
  "value-hidden": {
    severity: "warning",
    title: "Names or values with characters that are not seen",
    cause:
      "A property name, default, constant, enumerated value or pattern holds controls, tags or invisible characters. It stays, since the API expects it as it is, and models read it.",
    fix: "Look at the names and values in the document; leave the operation out when they are not meant so.",
  },
  "webhook-ignored": {
    severity: "info",
    title: "Webhooks become no tools",
    cause: "The API sends them to its user; a tool only makes requests.",
    fix: "Receive them in a program of your own.",
  },
  "callback-ignored": {
    severity: "info",
    title: "Callbacks become no tools",
    cause: "The API sends them to an address that the request names; a tool only makes requests.",
    fix: "Receive them in a program of your own, and give its address as the argument.",
  },
  "link-ignored": {
    severity: "info",
    title: "Links of an answer are not told",
    cause: "A link says which operation takes what an answer holds; a result is the answer alone.",
    fix: "Say it in the descriptions of the operations, where a model must know.",
  },
  "answer-header-ignored": {
    severity: "info",
    title: "A header of an answer is not part of the result",
    cause: "A result is the body of the answer.",
    fix: "Nothing needs to be done, unless a caller must know the header; then say so to the API's makers.",
  },
  "body-alternative": {
    severity: "info",
    title: "A body could be sent as another media type",
    cause: "A tool sends one media type: JSON before forms before others.",
    fix: "Name another one as contentType of the tool in the curation file.",
  },
  "body-as-text": {
    severity: "info",
    title: "A structured body is given as text",
    cause: "The media type is text such as XML, which is sent as the caller wrote it.",
    fix: "Say how it is written in the description of the body.",
  },
  "base-url-alternative": {
    severity: "info",
    title: "Further base URLs",
    cause: "A tool calls the first base URL of its operation.",
    fix: "Name another in the environment when the server runs.",
  },
  "encoding-ignored": {
    severity: "info",
    title: "Part of an encoding is not carried",
    cause: "Parts of a body are sent by name, with a media type and without further headers.",
    fix: "Check whether the API needs it; name the parts by properties where it does.",
  },
  "empty-value": {
    severity: "info",
    title: "A parameter cannot be sent empty",
    cause: "The document allows it without a value, its schema does not.",
    fix: "Let the schema take an empty string, where that means something.",
  },
  "flow-not-run": {
    severity: "info",
    title: "A token must be brought",
    cause: "Only client credentials can be redeemed without a person.",
    fix: "Fetch an access token and give it in the environment of the server.",
  },
  "http-scheme-not-run": {
    severity: "info",
    title: "A credential is sent as it is given",
    cause: "Only basic and bearer credentials are put together by the server.",
    fix: "Give what stands after the name of the scheme; one that is computed for each request, as of Digest, cannot be used.",
  },
  "security-scheme-deprecated": {
    severity: "info",
    title: "A security scheme is deprecated",
    cause: "The document says that it should no longer be used.",
    fix: "Take another scheme of the API, and remove this one in an overlay.",
  },
  "dialect-ignored": {
    severity: "info",
    title: "A dialect of JSON Schema is not known",
    cause: "Schemas are read as JSON Schema 2020-12, draft 4 to 7 and the OpenAPI dialects.",
    fix: "Check the input schemas of the tools.",
  },
  "base-ignored": {
    severity: "info",
    title: "Nothing is read from the identifier of a document or schema",
    cause: "It names what was read; other references are relative to where the document was read.",
    fix: "Nothing needs to be done where every reference is found.",
  },
  "base-url-missing": {
    severity: "warning",
    title: "No base URL",
    cause: "The document names no absolute server URL.",
    fix: "Name one under servers, or in the environment when the server runs.",
  },
  "base-url-assumed": {
    severity: "info",
    title: "A base URL is completed",
    cause: "The document leaves out the address of its API, or the origin of one.",
    fix: "Name an absolute URL under servers, or another base URL when the server runs.",
  },
  "base-url-refused": {
    severity: "warning",
    title: "A base URL is not used",
    cause: "A base URL is http or https, without user, query, fragment or backslash.",
    fix: "Mend the URL under servers.",
  },
  "tool-name-refused": {
    severity: "error",
    title: "A tool name that clients refuse",
    cause: "Clients accept letters, digits, `_` and `-`, and only so many of them.",
    fix: "Give the tool another name in the curation.",
  },
  "client-refuses": {
    severity: "warning",
    title: "A client would refuse what is listed",
    cause: "The tools pass a limit that the client, or the API behind it, documents or enforces.",
    fix: "Name or describe the tools in the curation file, list fewer with default, or serve them with --surface search.",
  },
  "client-cuts": {
    severity: "info",
    title: "A client would cut what is listed",
    cause: "The tools pass a limit beyond which the client shortens, leaves out or complains.",
    fix: "Say it shorter in the curation file, or list fewer tools with default; nothing needs to be done for the others.",
  },
  "many-tools": {
    severity: "info",
    title: "Many tools",
    cause: "Every listed tool costs each conversation tokens, and several clients take only so many.",
    fix: "Let models search for them (--surface auto), or offer fewer with --groups, --tools or --read-only when the server is started.",
  },
  "output-is-link": {
    severity: "error",
    title: "The output is a symbolic link",
    cause: "Files would be written to where the link leads.",
    fix: "Remove the link, or choose another folder with --out.",
  },
  "output-not-folder": {
    severity: "error",
    title: "The output cannot be written",
    cause: "A file is where a folder should be, or a folder where a file should be.",
    fix: "Remove it, or choose another folder with --out.",
  },
  "output-other-case": {
    severity: "error",
    title: "Two names differ only in case",
    cause: "On many file systems they are one file, and the build would overwrite it.",
    fix: "Rename the file that is there, or choose another folder with --out.",
  },
  "output-other-api": {
    severity: "error",
    title: "The folder holds the package of another API",
    cause: "The folder is named after the API, and another one that has the same name was built there.",
    fix: "Give this one a --name of its own, or name the folder with --out.",
  },
  "package-key-differs": {
    severity: "warning",
    title: "package.json has another name or version than the rest of the package",
    cause: "The key was edited there, where a person's keys stay; the other files follow the curation file.",
    fix: "Say `package` or `version` in the curation file.",
  },
  "output-foreign": {
    severity: "error",
    title: "The folder is somebody else's",
    cause: "It is not empty and has no mcpgen.lock.json.",
    fix: "Choose another folder with --out, or say --force to write into it.",
  },
  "write-refused": {
    severity: "error",
    title: "The file system refuses",
    cause: "The place cannot be written, for want of a right, of room, or of a folder.",
    fix: "Choose another folder with --out.",
  },
  "lock-unreadable": {
    severity: "error",
    title: "The lock file cannot be read",
    cause: "It is damaged, or written by a newer mcpgen.",
    fix: "Restore it from version control, or delete it and say --force.",
  },
  "revision-unreadable": {
    severity: "error",
    title: "The git revision cannot be read",
    cause: "There is no such revision, no repository around the working folder, or no git.",
    fix: "Check what stands before the colon with git log; in a shallow clone fetch the revision first.",
  },
  "surface-missing": {
    severity: "error",
    title: "The lock file does not say what the tools take",
    cause: "It was written by an older mcpgen.",
    fix: "Build the package again, or compare documents.",
  },
  "file-edited": {
    severity: "error",
    title: "A file of mcpgen's was edited by hand",
    cause: "The next build would overwrite the edit.",
    fix: "Move the change to src/custom.ts and restore the file, or say --force to overwrite it.",
  },
  "custom-tool-unknown": {
    severity: "error",
    title: "src/custom.ts changes a tool that does not exist",
    cause: "The tool was renamed or removed, or its name is misspelt.",
    fix: "Mend the name in src/custom.ts; `mcpgen list` has all names.",
  },
  "custom-tool-clash": {
    severity: "error",
    title: "src/custom.ts adds a tool by the name of another one",
    cause:
      "An operation has a tool of the name that somebody gave a tool of their own; a server with both does not start.",
    fix: "Give the tool in src/custom.ts another name, hide the other one there, or name that otherwise in the curation file.",
  },
  "custom-tool-renamed": {
    severity: "warning",
    title: "src/custom.ts has the new name of a tool",
    cause: "The same operation has another tool name than at the last build.",
    fix: "Look at the change and commit it with the others.",
  },
  "custom-unreadable": {
    severity: "error",
    title: "src/custom.ts cannot be changed",
    cause: "It is not written as customize({ … }) with plain objects.",
    fix: "Write the stub by hand: tools: { name: { before(args) { … } } }.",
  },
  "custom-exists": {
    severity: "error",
    title: "The tool is changed already",
    cause: "src/custom.ts has an entry of that name.",
    fix: "Edit that entry.",
  },
  "header-unreadable": {
    severity: "error",
    title: "A header cannot be sent",
    cause: "--header takes a name, a colon and a value.",
    fix: 'Write it as --header "Authorization: Bearer …".',
  },
  "strict-validation-skipped": {
    severity: "info",
    title: "The document was not validated strictly",
    cause: "The validator knows OpenAPI up to 3.1.",
    fix: "Nothing needs to be done.",
  },
  "not-valid": {
    severity: "error",
    title: "The document is not valid",
    cause: "It departs from the schema of its OpenAPI version.",
    fix: "Mend the document; mcpgen builds it all the same.",
  },
  "not-a-package": {
    severity: "error",
    title: "No package of mcpgen",
    cause: "The folder has no mcpgen.lock.json, or no src/custom.ts.",
    fix: "Name the folder of the package with --out.",
  },
  "credential-parameter": {
    severity: "info",
    title: "A parameter is taken as a credential",
    cause: "The document declares the caller's key as a parameter instead of a security scheme.",
    fix: "Declare it under components.securitySchemes; nothing else changes.",
  },
  "not-overlay": {
    severity: "error",
    title: "The file is no overlay",
    cause: "--overlay takes OpenAPI Overlay 1.0 and 1.1, in JSON or YAML.",
    fix: "Check the path given with --overlay.",
  },
  "overlay-invalid": {
    severity: "error",
    title: "An overlay cannot be applied",
    cause: "An action is not written as OpenAPI Overlay 1.1 has it.",
    fix: "Mend the action; nothing was written.",
  },
  "overlay-idle": {
    severity: "warning",
    title: "An overlay changes nothing",
    cause: "The target of an action selects no place of the document.",
    fix: "Mend the target, or take the action out.",
  },
  "curation-key-unknown": {
    severity: "error",
    title: "The curation file has an unknown key",
    cause: "A key is misspelt, or stands in another place than the one it belongs to.",
    fix: "Correct or remove the key; generator/curation/README.md lists them all.",
  },
  "curation-invalid": {
    severity: "error",
    title: "A value of the curation file is not what its key takes",
    cause: "The value has another type or form, or two keys contradict each other.",
    fix: "Correct the value; generator/curation/README.md has an example of each key.",
  },
  "curation-ambiguous": {
    severity: "error",
    title: "There are two curation files",
    cause: "Beside the document lie several files that could be meant.",
    fix: "Keep one of them, or name it with --config.",
  },
  "curation-exists": {
    severity: "error",
    title: "The curation file is already there",
    cause: "mcpgen init writes a new file and leaves the one that is there alone.",
    fix: "Edit the file, or replace it with --force.",
  },
  "git-failed": {
    severity: "error",
    title: "git cannot do what is asked",
    cause: "There is no repository, no remote called origin, no right to push, or git is not installed.",
    fix: "Read what git said, and run it in a clone whose remote origin may be pushed to.",
  },
  "branch-refused": {
    severity: "error",
    title: "The name of a branch is not used",
    cause:
      "Branches are named with letters, digits, `.`, `_`, `-` and `/`, so that no program reads more into them.",
    fix: "Name another with --branch or --base.",
  },
  "branch-continued": {
    severity: "error",
    title: "Somebody works on the proposed branch",
    cause: "Its last commit is a person's, which a new proposal would replace.",
    fix: "Merge or close that proposal and delete its branch, or name another with --branch.",
  },
  "forge-failed": {
    severity: "error",
    title: "The pull request cannot be made",
    cause: "The forge refused, cannot be reached, or it is not known which repository or token to use.",
    fix: "Give GITHUB_TOKEN the right to write pull requests, or push the branch only with --forge none.",
  },
  "suite-failed": {
    severity: "error",
    title: "The rebuilt package fails its own checks",
    cause: "It does not install, compile or pass its tests; nothing was proposed.",
    fix: "Run npm run build and npm test in the package; what is yours there may name what the document no longer has.",
  },
  "workflow-exists": {
    severity: "error",
    title: "The workflow is already there",
    cause: "mcpgen ci writes a new file and leaves the one that is there alone.",
    fix: "Edit the file, or replace it with --force.",
  },
  "group-unknown": {
    severity: "error",
    title: "There is no such group",
    cause: "A name under --groups is none of the groups that the tools are in.",
    fix: "Say --groups all, or name groups with commas between them.",
  },
  "workflow-refused": {
    severity: "error",
    title: "The workflow cannot name this",
    cause:
      "What stands in a workflow reaches a shell and is read by everybody: letters, digits and a few signs are allowed, and no secret.",
    fix: "Rename the file or folder, or write the command into the workflow yourself.",
  },
  "budget-fitted": {
    severity: "warning",
    title: "The default surface is made to fit the budget",
    cause: "Listing the tools would take more tokens of a model's context than --budget allows.",
    fix: "Mark the operations that matter as default in the curation file, where descriptions stay as they are written.",
  },
  "budget-exceeded": {
    severity: "error",
    title: "The default surface costs more than the budget",
    cause: "Listing the tools takes more tokens of a model's context than --budget allows.",
    fix: "Mark fewer operations as default, or hide arguments, in the curation file; mcpgen list --tokens shows what costs.",
  },
  "curation-unmatched": {
    severity: "error",
    title: "The curation names what is not there",
    cause: "A name or selection of the curation file fits no operation, argument, group or scheme.",
    fix: "Mend the name, or take the entry out; `mcpgen list --json` has what is there.",
  },
  "curation-refused": {
    severity: "error",
    title: "A choice of the curation cannot be met",
    cause: "It contradicts the document, another choice, or what clients accept.",
    fix: "Change the choice; an overlay changes the document itself.",
  },
});

export type Code = keyof typeof codes;
