// Generated from /openapi.json by `npm run types`.
export interface paths {
    "/v1/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lint one listing (JSON or text/plain), or one a line (application/x-ndjson).
         * @description Of several listings each has its answer on a line, in order.
         */
        post: operations["check_v1_check_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All rules, in short. */
        get: operations["rules_v1_rules_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rules/{rule_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One rule with its reasons and examples.
         * @description Why, what to write instead, known false alarms, what to do when a complaint has come.
         */
        get: operations["rule_v1_rules__rule_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/marketplaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Marketplaces with their offices, their language and what their fields take today. */
        get: operations["marketplaces_v1_marketplaces_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/marks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Marks like `q` in the imported registers, best first: a ranking aid, no verdict. */
        get: operations["marks_v1_marks_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/marks/{office}/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The record of an office by its application or registration number. */
        get: operations["mark_v1_marks__office___number__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The registers in the snapshot in use.
         * @description Each with its counts by status, the date of its data and whether it is whole.
         */
        get: operations["registers_v1_registers_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The seller's settings: brands, registrations, authorised brands, what was put aside. */
        get: operations["profile_v1_profile_get"];
        /** Replace the settings; dismissals stay. */
        put: operations["put_profile_v1_profile_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dismissals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Dismiss a finding.
         * @description `mine` and `authorised` make the brand one of yours, the others ignore the finding.<br/>The words around it are kept only if the settings say `learn`.
         */
        post: operations["dismiss_v1_dismissals_post"];
        /** Take a dismissal back, by its id. */
        delete: operations["take_back_v1_dismissals_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pair/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A code that the extension trades for the token; the page shows it.
         * @description It is good for ten minutes and one use.
         */
        post: operations["pairing_code_v1_pair_code_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pair": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Trade a pairing code (`brandlint pair`, or the page) for the token. */
        post: operations["pair_v1_pair_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process is alive. */
        get: operations["healthz_healthz_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Snapshot and store answer. Without Redis checks are right and slower. */
        get: operations["readyz_readyz_get"];
        put?: never;
        post?: never;
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
        /**
         * Answer
         * @description What a check answers. `checked` says what was looked at, `not_checked` what was not.
         */
        Answer: {
            /** Findings */
            findings: components["schemas"]["Finding"][];
            /** Checked */
            checked: {
                [key: string]: unknown;
            };
            /** Not Checked */
            not_checked: components["schemas"]["NotChecked"][];
            /**
             * Offset Unit
             * @enum {string}
             */
            offset_unit: "utf-16" | "codepoint";
            /** Took Ms */
            took_ms: number;
        };
        /**
         * Edit
         * @description Replace the text from `start` to `end` of the field; offsets are in the answer's unit.
         */
        Edit: {
            /** Field */
            field: string;
            /** Start */
            start: number;
            /** End */
            end: number;
            /** Text */
            text: string;
        };
        /**
         * Evidence
         * @description What speaks for the finding, or against it: `weight` is in log-odds, 0 for what is no signal
         *     of the judge.
         */
        Evidence: {
            /** Signal */
            signal: string;
            /** Text */
            text: string;
            /** Weight */
            weight: number;
        };
        /**
         * Finding
         * @description What was seen. `field`, `start` and `end` are null where it is about the listing as a
         *     whole.
         */
        Finding: {
            /** Rule */
            rule: string;
            /**
             * Severity
             * @enum {string}
             */
            severity: "error" | "warning" | "info" | "hint";
            /** Score */
            score: number;
            /** Fingerprint */
            fingerprint: string;
            /** Field */
            field: string | null;
            /** Start */
            start: number | null;
            /** End */
            end: number | null;
            /** Text */
            text: string;
            /** Use */
            use: string | null;
            /** Message */
            message: string;
            mark: components["schemas"]["MarkReference"] | null;
            risk: components["schemas"]["Risk"];
            /** Evidence */
            evidence: components["schemas"]["Evidence"][];
            /** Fixes */
            fixes: components["schemas"]["Fix"][];
            /** Docs */
            docs: string;
        };
        /**
         * Fix
         * @description A change to offer. `safe` keeps the meaning, `unsafe` needs a person, `display` is advice
         *     without edits.
         */
        Fix: {
            /** Title */
            title: string;
            /**
             * Safety
             * @enum {string}
             */
            safety: "safe" | "unsafe" | "display";
            /** Edits */
            edits: components["schemas"]["Edit"][];
        };
        /**
         * MarkReference
         * @description Whose mark it is. `records` are those of imported registers, none for curated marks.
         */
        MarkReference: {
            /** Text */
            text: string;
            /** Owner */
            owner: string;
            /** Kind */
            kind: string;
            /** Fame */
            fame: number;
            /** Records */
            records: {
                [key: string]: unknown;
            }[];
        };
        /** NotChecked */
        NotChecked: {
            /** What */
            what: string;
            /** Why */
            why: string;
        } & {
            [key: string]: unknown;
        };
        /**
         * Risk
         * @description How likely the owner of a right or an authority, and the marketplace, are to react.
         */
        Risk: {
            /**
             * Register
             * @enum {string}
             */
            register: "high" | "medium" | "low" | "none";
            /**
             * Marketplace
             * @enum {string}
             */
            marketplace: "high" | "medium" | "low" | "none";
            reasons: components["schemas"]["RiskReasons"];
        };
        /**
         * RiskReasons
         * @description Why the owner of a right or an authority may react (empty: nobody does), and why the
         *     marketplace may.
         */
        RiskReasons: {
            /** Register */
            register: string;
            /** Marketplace */
            marketplace: string;
        };
        /** RuleHeads */
        RuleHeads: components["schemas"]["RuleHead"][];
        /** RuleHead */
        RuleHead: {
            /** Id */
            id: string;
            /** Group */
            group: string;
            /**
             * Severity
             * @enum {string}
             */
            severity: "error" | "warning" | "info" | "hint";
            /** Title */
            title: string;
            /** Docs */
            docs: string;
        };
        /**
         * Rule
         * @description A rule in one language.
         */
        Rule: {
            /** Id */
            id: string;
            /** Group */
            group: string;
            /**
             * Severity
             * @enum {string}
             */
            severity: "error" | "warning" | "info" | "hint";
            /** Title */
            title: string;
            /** Docs */
            docs: string;
            /** Why */
            why: string;
            /** Instead */
            instead: string;
            /** Known False Alarms */
            known_false_alarms: string;
            /** Complaint */
            complaint: string;
            /** Answers */
            answers: components["schemas"]["Advice"][];
            /** Legal Basis */
            legal_basis: components["schemas"]["Basis"][];
            /** Flags */
            flags: {
                [key: string]: unknown;
            }[];
            /** Allows */
            allows: {
                [key: string]: unknown;
            }[];
        };
        /**
         * Advice
         * @description What to do when a complaint of this kind has come.
         */
        Advice: {
            /** Kind */
            kind: string;
            /** Territory */
            territory: string;
            /** Title */
            title: string;
            /** Text */
            text: string;
            /** Source */
            source: string;
            /** Date */
            date: string;
        };
        /** Basis */
        Basis: {
            /** Text */
            text: string;
            /** Source */
            source: string;
            /** Date */
            date: string;
        };
        /** Marketplaces */
        Marketplaces: components["schemas"]["Marketplace"][];
        /** Limit */
        Limit: {
            /** Field */
            field: string;
            /** Minimum */
            minimum: number | null;
            /** Maximum */
            maximum: number | null;
            /** Unit */
            unit: string;
        };
        /**
         * Marketplace
         * @description `offices`: those whose registrations count there, as WIPO ST.3 codes. `limits`: what fields
         *     take today.
         */
        Marketplace: {
            /** Id */
            id: string;
            /** Offices */
            offices: string[];
            /** Language */
            language: string;
            /** Ship To */
            ship_to: boolean;
            /** Limits */
            limits: components["schemas"]["Limit"][];
        };
        /** Marks */
        Marks: {
            /** Marks */
            marks: {
                [key: string]: unknown;
            }[];
        };
        /**
         * Profile
         * @description All settings; an empty profile knows nothing. Brands may be written as plain names. `rules`:
         *     id → "on" or "off".
         */
        Profile: {
            /**
             * Brands
             * @default []
             */
            brands: components["schemas"]["Brand"][];
            /**
             * Authorised
             * @default []
             */
            authorised: components["schemas"]["Authorised"][];
            /**
             * Marketplaces
             * @default []
             */
            marketplaces: string[];
            /**
             * Ignore
             * @default []
             */
            ignore: components["schemas"]["Ignored"][];
            /** Rules */
            rules?: {
                [key: string]: "on" | "off";
            };
            /**
             * Minimum Severity
             * @default hint
             * @enum {string}
             */
            minimum_severity: "error" | "warning" | "info" | "hint";
            /**
             * Learn
             * @default false
             */
            learn: boolean;
            /**
             * Patents
             * @default
             */
            patents: string;
        };
        /**
         * Authorised
         * @description Another's brand that the seller may use, with the document that proves it. Empty
         *     `marketplaces`: everywhere. `until` is inclusive; `sha256` is the hash of the document, so that
         *     it can be shown later that it is the same.
         */
        Authorised: {
            /** Name */
            name: string;
            /** Proof */
            proof: string;
            /**
             * Marketplaces
             * @default []
             */
            marketplaces: string[];
            /**
             * Until
             * @default null
             */
            until: string | null;
            /**
             * Sha256
             * @default
             */
            sha256: string;
        };
        /**
         * Brand
         * @description A brand of the seller's own. No registrations: nothing is said of them, as they are not
         *     known. `unregistered` says there are none.
         */
        Brand: {
            /** Name */
            name: string;
            /**
             * Unregistered
             * @default false
             */
            unregistered: boolean;
            /**
             * Registrations
             * @default []
             */
            registrations: components["schemas"]["Registration"][];
        };
        /**
         * Ignored
         * @description Findings that the seller has looked at. `rule`, `mark` and `fingerprint` must all fit where
         *     they are given.
         */
        Ignored: {
            /** Reason */
            reason: string;
            /**
             * Rule
             * @default
             */
            rule: string;
            /**
             * Mark
             * @default
             */
            mark: string;
            /**
             * Fingerprint
             * @default
             */
            fingerprint: string;
        };
        /**
         * Registration
         * @description One entry in a trademark register, as the seller typed it in. `mark` is the text as
         *     registered; `classes` are Nice classes.
         */
        Registration: {
            /**
             * Office
             * @description WIPO ST.3 code such as US, EM, GB, DE, CN, JP
             */
            office: string;
            /** Number */
            number: string;
            /** Classes */
            classes: number[];
            /**
             * Status
             * @default registered
             * @enum {string}
             */
            status: "registered" | "pending" | "dead";
            /**
             * Mark
             * @default
             */
            mark: string;
            /**
             * Filed
             * @default null
             */
            filed: string | null;
            /**
             * Registered
             * @default null
             */
            registered: string | null;
            /**
             * Renewal
             * @default null
             */
            renewal: string | null;
        };
        /** Id */
        Id: {
            /** Id */
            id: string;
        };
        /** PairingCode */
        PairingCode: {
            /** Code */
            code: string;
        };
        /** Token */
        Token: {
            /** Token */
            token: string;
        };
        /**
         * State
         * @description Do snapshot and store answer?
         */
        State: {
            /** Status */
            status: string;
            /** Store */
            store: string;
            /** Redis */
            redis: string;
            snapshot: components["schemas"]["Snapshot"];
        };
        /** Snapshot */
        Snapshot: {
            /** Source */
            source: string;
            /** Marks */
            marks: number;
        };
        /** ValidationErrorModel */
        ValidationErrorModel: {
            /**
             * Error Type
             * @description A computer-readable identifier of the error type.
             */
            type: string;
            /**
             * Location
             * @description The error's location as a list.
             */
            loc: unknown[];
            /**
             * Message
             * @description A human readable explanation of the error.
             */
            msg: string;
            /**
             * Input
             * @description The input provided for validation.
             */
            input: unknown;
            /**
             * URL
             * @description The URL to further information about the error.
             * @default null
             */
            url: string | null;
            /**
             * Error context
             * @description An optional object which contains values required to render the error message.
             * @default null
             */
            ctx: {
                [key: string]: unknown;
            } | null;
        };
        /**
         * ListingIn
         * @description One listing. `lang` is the language of its text, `messages` that of the answer; offsets count
         *     in `offset_unit`.
         */
        ListingIn: {
            /**
             * Id
             * @default
             */
            id: string | number | null;
            /**
             * Lang
             * @default null
             */
            lang: string | null;
            /**
             * Marketplace
             * @default
             */
            marketplace: string | null;
            /**
             * Category
             * @default
             */
            category: string | null;
            /**
             * Brand
             * @default
             */
            brand: string | null;
            /** Brands */
            brands?: string[] | null;
            /** Fields */
            fields: {
                [key: string]: string | null;
            };
            /** Ship To */
            ship_to?: string[] | null;
            /**
             * Date
             * @description the day the listing goes live; default today
             * @default null
             */
            date: string | null;
            /**
             * Hints
             * @default false
             */
            hints: boolean;
            /**
             * Messages
             * @default en
             * @enum {string}
             */
            messages: "en" | "zh";
            /**
             * Offset Unit
             * @default utf-16
             * @enum {string}
             */
            offset_unit: "utf-16" | "codepoint";
        };
        /**
         * Example
         * @description The words of a finding and what stands around them in its field.
         */
        Example: {
            /** Field */
            field: string;
            /**
             * Before
             * @default
             */
            before: string;
            /** Text */
            text: string;
            /**
             * After
             * @default
             */
            after: string;
            /**
             * Category
             * @default
             */
            category: string;
            /**
             * Marketplace
             * @default
             */
            marketplace: string;
        };
        /**
         * DismissalIn
         * @description What a person says of a finding. `mine` and `authorised` need `name` (the brand), the others
         *     `fingerprint`. The `example` is kept only where the profile says `learn`.
         */
        DismissalIn: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "mine" | "authorised" | "ordinary" | "compatible" | "other";
            /**
             * Name
             * @default
             */
            name: string;
            /**
             * Rule
             * @default
             */
            rule: string;
            /**
             * Fingerprint
             * @default
             */
            fingerprint: string;
            /**
             * Reason
             * @default
             */
            reason: string;
            /** @default null */
            example: components["schemas"]["Example"] | null;
        };
        /** DismissalId */
        DismissalId: {
            /** Id */
            id: string;
        };
        /** Code */
        Code: {
            /** Code */
            code: string;
        };
        /**
         * Problem
         * @description A problem document (RFC 9457); `code` is the catalogue's.
         */
        Problem: {
            /** Type */
            type: string;
            /** Title */
            title: string;
            /** Status */
            status: number;
            /** Detail */
            detail: string;
            /** Code */
            code: string;
            /** Todo */
            todo: string;
        } & {
            [key: string]: unknown;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    check_v1_check_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListingIn"];
                "text/plain": string;
                "application/x-ndjson": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rules_v1_rules_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleHeads"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rule_v1_rules__rule_id__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                rule_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rule"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    marketplaces_v1_marketplaces_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Marketplaces"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    marks_v1_marks_get: {
        parameters: {
            query: {
                q: string;
                market?: string;
                class?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Marks"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mark_v1_marks__office___number__get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                office: string;
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registers_v1_registers_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    profile_v1_profile_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_profile_v1_profile_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Profile"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dismiss_v1_dismissals_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DismissalIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Id"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    take_back_v1_dismissals_delete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DismissalId"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Id"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pairing_code_v1_pair_code_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PairingCode"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pair_v1_pair_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Code"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Token"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    healthz_healthz_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readyz_readyz_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["State"];
                };
            };
            /** @description A problem document (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
