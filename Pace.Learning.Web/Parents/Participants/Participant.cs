using Pace.Learning.Web.Parents.Details;
using Pace.Learning.Web.Parents.Erasure;
using Pace.Learning.Web.Parents.Pauses;
using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Web.Parents.Participants;

/// <summary>
/// A parent or carer who takes part. Everything personal is sealed with their own key (<c>PersonVault</c>, with <see cref="Id"/> as its owner),
/// and everybody else refers to them by <see cref="Id"/> only.
/// </summary>
public sealed class Participant
{
    /// <summary>The longest name to be known by, in characters.</summary>
    public const int NameLength = 60;

    /// <summary>What the chosen name is sealed for.</summary>
    public const string NamePurpose = "participant/name";

    private Participant()
    {
    }

    /// <summary>Somebody joins. The name is sealed already, with the key of <paramref name="id"/>.</summary>
    public Participant(Guid id, Guid personId, byte[] sealedName, DateTime now)
    {
        Id = id;
        PersonId = personId;
        SealedName = sealedName;
        JoinedAt = now;
        Preferences = new ParticipantPreferences(id, now);
        Details = new ParticipantDetails(id);
    }

    /// <summary>The opaque id that the rest of the site knows them by. It was given out with the invitation.</summary>
    public Guid Id { get; private set; }

    /// <summary>Their account; <c>null</c> after erasure.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>The name they chose to be known by, sealed for <see cref="NamePurpose"/>; empty after erasure.</summary>
    public byte[] SealedName { get; private set; } = [];

    /// <summary>When they joined (UTC).</summary>
    public DateTime JoinedAt { get; private set; }

    /// <summary>Their last pause, running or over by its date; <c>null</c> when there is none.</summary>
    public Pause? Pause { get; private set; }

    /// <summary>That everything was erased, and when.</summary>
    public ParticipantErasure? Erasure { get; private set; }

    /// <summary>What they would like to be asked for; <c>null</c> when it was not loaded, or erased.</summary>
    public ParticipantPreferences? Preferences { get; private set; }

    /// <summary>Real name, contact and area; <c>null</c> when it was not loaded, or erased.</summary>
    public ParticipantDetails? Details { get; private set; }

    /// <summary>Everything about them was erased.</summary>
    public bool IsErased => Erasure is not null;

    /// <summary>Whether they asked to be left in peace at this time.</summary>
    public bool IsPausedAt(DateTime now) => Pause is { } pause && pause.IsRunningAt(now);

    /// <summary>They want to be known by another name.</summary>
    public void Rename(byte[] sealedName) => SealedName = sealedName;

    /// <summary>They want a break, from now; a second pause replaces the first.</summary>
    public void PauseFrom(DateTime now, DateTime? until)
    {
        if (Pause is { } pause)
        {
            pause.Change(pause.IsRunningAt(now) ? pause.Since : now, until);
        }
        else
        {
            Pause = new Pause(Id, now, until);
        }
    }

    /// <summary>They are back.</summary>
    public void EndPause() => Pause = null;

    /// <summary>Nothing of them is left but this row, which things refer to.</summary>
    public void Erase(DateTime now)
    {
        PersonId = null;
        SealedName = [];
        Pause = null;
        Preferences = null;
        Details = null;
        Erasure ??= new ParticipantErasure(Id, now);
    }
}

internal sealed class ParticipantMapping : IEntityTypeConfiguration<Participant>
{
    public void Configure(EntityTypeBuilder<Participant> builder)
    {
        builder.ToTable("Participants");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.HasIndex(p => p.PersonId).IsUnique();
        builder.HasOne(p => p.Pause).WithOne().HasForeignKey<Pause>(p => p.ParticipantId);
        builder.HasOne(p => p.Erasure).WithOne().HasForeignKey<ParticipantErasure>(e => e.ParticipantId);
        builder.HasOne(p => p.Preferences).WithOne().HasForeignKey<ParticipantPreferences>(p => p.ParticipantId);
        builder.HasOne(p => p.Details).WithOne().HasForeignKey<ParticipantDetails>(d => d.ParticipantId);
        builder.Navigation(p => p.Pause).AutoInclude();
        builder.Navigation(p => p.Erasure).AutoInclude();
    }
}
