using System.Text.Json.Nodes;

namespace Pace.Learning.Web.Contributions.Consents.Receipts;

/// <summary>
/// A consent as JSON in the shape of ISO/IEC TS 27560:2023. How our facts map to its fields is told in <c>docs/consent-receipts.md</c>.
/// </summary>
internal sealed class ConsentReceipt(IOptions<PaceOptions> options, PublicUrl site)
{
    public JsonObject Of(Consent consent, DateTime now) => new()
    {
        ["header"] = new JsonObject
        {
            ["schema_version"] = "ISO-27560-2023",
            ["receipt_id"] = consent.Id.ToString(),
            ["pii_principal_id"] = consent.ParticipantId.ToString(),
        },
        ["processing"] = new JsonObject
        {
            ["privacy_notice"] = site.Of($"/taking-part/consents/{consent.Id}"),
            ["privacy_notice_version"] = $"{consent.Use.Slug}-{consent.StatementVersion}",
            ["privacy_notice_sha256"] = consent.StatementSha256,
            ["language"] = "en-GB",
            ["purposes"] = new JsonArray(WithSpeaking(consent, new JsonObject
            {
                ["purpose"] = consent.Use.Slug,
                ["purpose_description"] = consent.Use.Title,
                ["lawful_basis"] = "consent",
                ["recipients"] = new JsonArray(consent.Audience.Title),
                ["jurisdictions"] = new JsonArray(consent.Territory == Territory.UnitedKingdom ? "GB" : "world"),
                ["identifiability"] = consent.Identifiability.ToString(),
                ["pii_categories"] = new JsonArray(consent.Speaking is null ? "words or recording that the person shared" : "the person speaking live"),
                ["pii_subject"] = new JsonObject { ["contribution_id"] = consent.ContributionId.ToString(), ["contribution_version_id"] = consent.VersionId.ToString() },
                ["retention_until"] = consent.EndsAt,
                ["withdrawal_method"] = site.Of("/taking-part/withdraw"),
            })),
            ["pii_controllers"] = new JsonArray(new JsonObject
            {
                ["name"] = options.Value.Organisation.FullName,
                ["contact"] = options.Value.Organisation.ContactEmail,
                ["url"] = options.Value.Organisation.Website,
            }),
        },
        ["events"] = Events(consent, now),
    };

    private static JsonObject WithSpeaking(Consent consent, JsonObject purpose)
    {
        if (consent.Speaking is { } speaking)
        {
            (purpose["subjects"], purpose["places"]) = (speaking.Subject, speaking.Place);
        }
        return purpose;
    }

    private static JsonArray Events(Consent consent, DateTime now)
    {
        var events = new JsonArray();
        if (consent.RecordedBy is not null)
        {
            Add(events, "requested", consent.RecordedAt, "recorded-by-staff");
        }
        if (consent.GivenAt is { } given)
        {
            Add(events, "given", given, consent.RecordedBy is null ? "by-the-person" : "confirmed-by-the-person", consent.EndsAt);
        }
        if (consent.End is { } end)
        {
            Add(events, end.How == ConsentEnding.Replaced ? "terminated" : end.How == ConsentEnding.NotConfirmed ? "refused" : "withdrawn", end.At, end.How.ToString());
        }
        else if (consent.EndsAt <= now)
        {
            Add(events, "expired", consent.EndsAt, "end-date");
        }
        return events;
    }

    private static void Add(JsonArray events, string state, DateTime at, string how, DateTime? until = null)
    {
        var entry = new JsonObject { ["event_state"] = state, ["event_time"] = at, ["event_type"] = how };
        if (until is { } end)
        {
            entry["validity_until"] = end;
        }
        events.Add(entry);
    }
}
