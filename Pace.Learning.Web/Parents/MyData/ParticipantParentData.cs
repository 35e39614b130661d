using Pace.Learning.Web.Parents.AccessLog;
using Pace.Learning.Web.Parents.Details;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.Preferences;
using Pace.Learning.Web.Parents.SafeguardingConcerns;

namespace Pace.Learning.Web.Parents.MyData;

/// <summary>Name, details, choices, pause, looks and worries.</summary>
internal sealed class ParticipantParentData(
    PaceDbContext db, PersonVault vault, ParticipantNames names, SealedDetails sealedDetails, KeptAwayWords keptAway, ConcernRecorder concerns) : IParentData
{
    public int Order => 10;

    public async Task<IReadOnlyList<ParentDataSection>> HeldAsync(Guid participantId, CancellationToken cancellation)
    {
        var participant = await db.Participants.AsNoTracking().SingleAsync(p => p.Id == participantId, cancellation);
        var details = await db.Participants.AsNoTracking().Where(p => p.Id == participantId).Select(p => p.Details).SingleAsync(cancellation);
        var preferences = await db.Participants.AsNoTracking().Where(p => p.Id == participant.Id).Select(p => p.Preferences).SingleAsync(cancellation);
        return
        [
            new ParentDataSection("about-you", "About you", await AboutAsync(participant, details!, cancellation)),
            new ParentDataSection("choices", "Your choices", await ChoicesAsync(preferences!, cancellation)),
            new ParentDataSection("looks", "Who has looked", await LooksAsync(participant.Id, cancellation)),
            new ParentDataSection("worries", "Worries you told us", await WorriesAsync(participant.Id, cancellation)),
        ];
    }

    public async Task EraseAsync(Guid participantId, CancellationToken cancellation)
    {
        await db.AccessLog.Where(l => l.ParticipantId == participantId).ExecuteDeleteAsync(cancellation);
        var participant = await db.Participants.Include(p => p.Details).SingleAsync(p => p.Id == participantId, cancellation);
        if (participant.Details is { } details)
        {
            await concerns.EraseParentAsync(participantId, await names.OfAsync(participant, cancellation), await sealedDetails.OpenAsync(details, cancellation), cancellation);
        }
    }

    private async Task<List<ParentDataItem>> AboutAsync(Participant participant, ParticipantDetails details, CancellationToken cancellation)
    {
        var open = await sealedDetails.OpenAsync(details, cancellation);
        var items = new List<ParentDataItem>();
        Add(items, "Name we know you by", await names.OfAsync(participant, cancellation));
        Add(items, "Real name", open.RealName);
        Add(items, "E-mail", open.Address);
        Add(items, "Phone", open.Phone);
        Add(items, "Area", open.Area);
        Add(items, "Region", open.Region);
        items.Add(new ParentDataItem("You joined", "", participant.JoinedAt));
        if (participant.Pause is { } pause)
        {
            items.Add(new ParentDataItem("Your pause", pause.Until is { } until ? $"Until {LondonTime.Long(until)}" : "Until you say so", pause.Since));
        }
        return items;
    }

    private async Task<List<ParentDataItem>> ChoicesAsync(ParticipantPreferences p, CancellationToken cancellation)
    {
        var items = new List<ParentDataItem>();
        Add(items, "We may ask you to", PreferenceLabels.Of(PreferenceLabels.Activities, PreferenceLabels.Flags(p.Wanted)) ?? "Nothing yet");
        Add(items, "Where", $"{(p.Online ? "Online" : "Not online")}, {(p.InPerson ? "in person" : "not in person")}. {PreferenceLabels.Of(PreferenceLabels.Distances, p.Travel)}");
        Add(items, "Talks in a year, at most", $"{p.TalksAYear}");
        Add(items, "Days of rest after a talk", $"{p.RestDays}");
        Add(items, "Days you need to know before", $"{p.NoticeDays}");
        Add(items, "Off limits", PreferenceLabels.Of(PreferenceLabels.Topics, PreferenceLabels.Flags(p.OffLimits)));
        Add(items, "Off limits, in your words", await vault.OpenIfAnyAsync(p.ParticipantId, ParticipantPreferences.OffLimitsPurpose, p.SealedOffLimits, cancellation));
        var away = KeptAway.Read(await vault.OpenIfAnyAsync(p.ParticipantId, ParticipantPreferences.KeptAwayPurpose, p.SealedKeptAway, cancellation));
        Add(items, "Who you keep away from", string.Join("; ", await keptAway.OfAsync(away, cancellation)));
        Add(items, "Your own area", p.OwnArea ? "You may be asked" : "You will not be asked");
        Add(items, "Shown at most", PreferenceLabels.Of(PreferenceLabels.Names, p.Anonymity));
        Add(items, "Best reached by", PreferenceLabels.Of(PreferenceLabels.Channels, p.Channel));
        Add(items, "Not in touch", PreferenceLabels.Of(PreferenceLabels.Quiet, PreferenceLabels.Flags(p.NotAt)));
        Add(items, "About getting in touch", await vault.OpenIfAnyAsync(p.ParticipantId, ParticipantPreferences.ContactNotePurpose, p.SealedContactNote, cancellation));
        return items;
    }

    private async Task<List<ParentDataItem>> LooksAsync(Guid id, CancellationToken cancellation) =>
        [.. (await db.AccessLog.AsNoTracking().Where(l => l.ParticipantId == id).OrderByDescending(l => l.At).ToListAsync(cancellation))
            .Select(l => new ParentDataItem($"{l.FirstName}, {AccessLogLabels.Role(l.Role)}", $"Looked {AccessLogLabels.ForParent(l.Purpose)}", l.At))];

    private async Task<List<ParentDataItem>> WorriesAsync(Guid id, CancellationToken cancellation)
    {
        var items = new List<ParentDataItem>();
        foreach (var worry in await db.SafeguardingConcerns.AsNoTracking().Where(w => w.ParticipantId == id && w.IsFromParent).OrderBy(w => w.RaisedAt).ToListAsync(cancellation))
        {
            var text = worry.KeyOwner is { } owner ? await vault.OpenIfAnyAsync(owner, worry.Purpose, worry.SealedText, cancellation) : null;
            items.Add(new ParentDataItem("You told us", text ?? "You left no words", worry.RaisedAt));
            items.Add(new ParentDataItem("What came of it", ConcernLabels.ForParent(worry)));
        }
        return items;
    }

    private static void Add(List<ParentDataItem> items, string label, string? value)
    {
        if (value is { Length: > 0 })
        {
            items.Add(new ParentDataItem(label, value));
        }
    }
}
