using Pace.Learning.Content.Markup;
using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Web.Studio.Write;

/// <summary>Who else has a document open.</summary>
internal sealed class PresentPeople(PaceDbContext db, PersonDirectory people, TimeProvider time)
{
    /// <summary>Notes where somebody is.</summary>
    public async Task NoteAsync(Guid documentId, Guid personId, int line, string heading, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (await db.Presences.FindAsync([documentId, personId], cancellation) is { } presence)
        {
            presence.Move(line, heading, now);
        }
        else
        {
            db.Presences.Add(new Presence(documentId, personId, line, heading, now));
        }
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // Their other tab was first, or they have just left: the next time, in a few seconds.
        }
    }

    /// <summary>They have closed it, and whoever said nothing for long has as well.</summary>
    public Task LeaveAsync(Guid documentId, Guid personId, CancellationToken cancellation)
    {
        var longAgo = time.GetUtcNow().UtcDateTime.AddMinutes(-10);
        return db.Presences.Where(p => (p.DocumentId == documentId && p.PersonId == personId) || p.At < longAgo).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>The others.</summary>
    public async Task<IReadOnlyList<PresentPerson>> OthersAsync(Guid documentId, Guid personId, CancellationToken cancellation)
    {
        var since = time.GetUtcNow().UtcDateTime - Presence.Lasting;
        var there = await db.Presences.AsNoTracking().Where(p => p.DocumentId == documentId && p.PersonId != personId && p.At > since).OrderBy(p => p.PersonId).ToListAsync(cancellation);
        if (there.Count == 0)
        {
            return [];
        }
        var known = await people.OfAsync([.. there.Select(p => p.PersonId)], cancellation);
        return [.. there.Select(p => new PresentPerson(known.TryGetValue(p.PersonId, out var person) && person.Name.Length > 0 ? person.Name : "Somebody", p.Line, p.Heading))];
    }
}

/// <summary>Somebody else who has a document open.</summary>
/// <param name="Name">Who.</param>
/// <param name="Line">In which line they write; 0: they only read.</param>
/// <param name="Heading">Under which heading.</param>
internal sealed record PresentPerson(string Name, int Line, string Heading)
{
    public string Says => Line == 0 ? $"{Name} reads" : Heading.Length == 0 ? $"{Name} writes" : $"{Name} writes under “{Heading}”";
}

/// <summary>The others, by name and place.</summary>
internal sealed class PeopleMarkup(IReadOnlyList<PresentPerson> people) : MarkupContent
{
    protected override void Write(MarkupWriter to)
    {
        foreach (var person in people)
        {
            to.Add($"""<li><span class="who" aria-hidden="true">{person.Name[..1]}</span>{person.Says}</li>""");
        }
    }
}
