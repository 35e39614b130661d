using Pace.Learning.Web.Parents.MyData;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Web.Parents.Messages;

/// <summary>What a message is about.</summary>
/// <param name="Kind">A code, such as <c>event</c>.</param>
/// <param name="Id">Which one.</param>
/// <param name="StartsAt">When it begins (UTC): a mail about it is of no use after that.</param>
/// <param name="ReadAt">Where parents read the message.</param>
public sealed record MessageAbout(string Kind, Guid Id, DateTime StartsAt, string ReadAt);

/// <summary>How a message reaches somebody.</summary>
/// <param name="Id">Whom.</param>
/// <param name="Name">The name that they chose.</param>
/// <param name="Way">How, and when if not now.</param>
/// <param name="IsLate">Whether their mail would come too late, or not at all.</param>
public sealed record Reaching(Guid Id, string Name, string Way, bool IsLate);

/// <summary>A message as it is shown again.</summary>
/// <param name="Text">What it says.</param>
/// <param name="SentAt">When (UTC).</param>
/// <param name="To">For how many.</param>
public sealed record SentMessage(string Text, DateTime SentAt, int To);

/// <summary>
/// Writes once to everybody of a meeting or a talk. Each gets a mail of their own that says no more than that there is something to read; quiet times and pauses are kept,
/// and whoever wants no mail is told by the manager. Nobody learns who else has it.
/// </summary>
public sealed class GroupMessages
{
    private readonly PaceDbContext db;
    private readonly ParticipantNames names;
    private readonly ParentMail mail;
    private readonly PublicUrl site;
    private readonly ParticipantLedger record;
    private readonly TimeProvider time;

    internal GroupMessages(PaceDbContext db, ParticipantNames names, ParentMail mail, PublicUrl site, ParticipantLedger record, TimeProvider time) =>
        (this.db, this.names, this.mail, this.site, this.record, this.time) = (db, names, mail, site, record, time);

    /// <summary>How a message that is sent now would reach each.</summary>
    public async Task<IReadOnlyList<Reaching>> ReachAsync(MessageAbout about, IReadOnlyCollection<Guid> to, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var parents = await db.ParticipantProfiles.Where(p => to.Contains(p.Id) && !p.IsErased).ToListAsync(cancellation);
        var known = await names.OfAsync([.. parents.Select(p => p.Id)], cancellation);
        return [.. parents.Select(p => Of(p, known.GetValueOrDefault(p.Id, "A parent"), about, now)).OrderByDescending(r => r.IsLate).ThenBy(r => r.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>Sends it. The same form sent twice is one message.</summary>
    public Task SendAsync(MessageAbout about, Guid messageId, string text, IReadOnlyCollection<Guid> to, Guid by, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        if (await db.GroupMessages.AnyAsync(m => m.Id == messageId, stop))
        {
            return;
        }
        var now = time.GetUtcNow().UtcDateTime;
        db.GroupMessages.Add(new GroupMessage(messageId, about.Kind, about.Id, text, to, by, now));
        foreach (var participant in to.Distinct().Order())
        {
            await mail.SendAsync(participant, new GroupMessageLetter { Url = site.Of(about.ReadAt) }, neededBy: null, stop, usefulUntil: about.StartsAt > now ? about.StartsAt : null);
            await record.AppendAsync(participant, "message.sent", by, stop);
        }
    }, cancellation);

    /// <summary>What was sent about something, the newest first.</summary>
    public async Task<IReadOnlyList<SentMessage>> AboutAsync(Guid id, CancellationToken cancellation) =>
        await db.GroupMessages.AsNoTracking().Where(m => m.AboutId == id).OrderByDescending(m => m.SentAt).Select(m => new SentMessage(m.Text, m.SentAt, m.Readers.Count)).ToListAsync(cancellation);

    /// <summary>What a parent may read, by what it is about, the newest first.</summary>
    public async Task<ILookup<Guid, SentMessage>> ForAsync(Guid participantId, CancellationToken cancellation) =>
        (await db.GroupMessages.AsNoTracking().Where(m => m.Readers.Any(r => r.ParticipantId == participantId)).OrderByDescending(m => m.SentAt)
            .Select(m => new { m.AboutId, m.Text, m.SentAt }).ToListAsync(cancellation)).ToLookup(m => m.AboutId, m => new SentMessage(m.Text, m.SentAt, 1));

    private static Reaching Of(ParticipantProfile parent, string name, MessageAbout about, DateTime now)
    {
        if (parent.Channel != ContactChannel.Email)
        {
            return new Reaching(parent.Id, name, $"wants no mail: please tell them by {(parent.Channel == ContactChannel.Text ? "text" : "phone")}", IsLate: true);
        }
        if (parent.IsPausedAt(now) && parent.PausedUntil is null)
        {
            return new Reaching(parent.Id, name, "is on a pause without an end, so gets no mail", IsLate: true);
        }
        // As the outbox does: a pause first, then the quiet times after it.
        var begins = parent.IsPausedAt(now) ? parent.PausedUntil!.Value : now;
        return parent.MayBeAskedFrom(begins) switch
        {
            null => new Reaching(parent.Id, name, "has left no time for mail", IsLate: true),
            { } at when at <= now => new Reaching(parent.Id, name, "gets a mail now", IsLate: false),
            { } at when at >= about.StartsAt && about.StartsAt > now => new Reaching(parent.Id, name, $"may not be written to before {LondonTime.LongDayAndTime(at)}, which is too late", IsLate: true),
            { } at => new Reaching(parent.Id, name, $"gets a mail on {LondonTime.LongDayAndTime(at)}, not before{(parent.IsPausedAt(now) ? " (they are on a pause)" : "")}", IsLate: false),
        };
    }
}

/// <summary>Messages that a parent was sent, among what is held about them.</summary>
internal sealed class MessageParentData(PaceDbContext db) : IParentData
{
    public int Order => 75;

    public async Task<IReadOnlyList<ParentDataSection>> HeldAsync(Guid participantId, CancellationToken cancellation) =>
    [
        new ParentDataSection("messages", "What we wrote to everybody who comes", [.. await db.GroupMessages.AsNoTracking().Where(m => m.Readers.Any(r => r.ParticipantId == participantId))
            .OrderBy(m => m.SentAt).Select(m => new ParentDataItem("We wrote", m.Text, m.SentAt)).ToListAsync(cancellation)]),
    ];

    public Task EraseAsync(Guid participantId, CancellationToken cancellation) =>
        db.GroupMessageReaders.Where(r => r.ParticipantId == participantId).ExecuteDeleteAsync(cancellation);
}
