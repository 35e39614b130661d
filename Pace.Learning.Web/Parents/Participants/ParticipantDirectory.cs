using System.Linq.Expressions;
using System.Security.Claims;
using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Web.Parents.Participants;

/// <summary>A parent who takes part, as other rooms know them: an id, and what they chose. What could say who they are is sealed.</summary>
public sealed record ParticipantProfile
{
    /// <summary>What a chosen name is sealed for.</summary>
    public const string NamePurpose = Participant.NamePurpose;

    /// <summary>What an area is sealed for: an <see cref="Details.OwnArea"/>.</summary>
    public const string AreaPurpose = Details.ParticipantDetails.AreaPurpose;

    /// <summary>What the list of whom they keep away from is sealed for.</summary>
    public const string KeptAwayPurpose = ParticipantPreferences.KeptAwayPurpose;

    /// <summary>What a region is sealed for.</summary>
    public const string RegionPurpose = Details.ParticipantDetails.RegionPurpose;

    /// <summary>Identifies them, and says nothing of who they are.</summary>
    public required Guid Id { get; init; }

    /// <summary>Their account; <c>null</c> once they were erased.</summary>
    public required Guid? PersonId { get; init; }

    /// <summary>When they joined (UTC).</summary>
    public required DateTime JoinedAt { get; init; }

    /// <summary>Whether they had themselves erased.</summary>
    public required bool IsErased { get; init; }

    /// <summary>Whether they have paused.</summary>
    public required bool HasPause { get; init; }

    /// <summary>When the pause ends by itself (UTC); <c>null</c>: when they say so.</summary>
    public required DateTime? PausedUntil { get; init; }

    /// <summary>The chosen name, sealed.</summary>
    public required byte[] SealedName { get; init; }

    /// <summary>Their area, sealed.</summary>
    public required byte[]? SealedArea { get; init; }

    /// <summary>Whom they keep away from, sealed.</summary>
    public required byte[]? SealedKeptAway { get; init; }

    /// <summary>Their region, sealed.</summary>
    public required byte[]? SealedRegion { get; init; }

    /// <summary>What they may be asked to do.</summary>
    public required Activities Wanted { get; init; }

    /// <summary>Whether online is all right.</summary>
    public required bool Online { get; init; }

    /// <summary>Whether in person is all right.</summary>
    public required bool InPerson { get; init; }

    /// <summary>What they don't want to speak about.</summary>
    public required Topics OffLimits { get; init; }

    /// <summary>At most so many talks in twelve months.</summary>
    public required int TalksAYear { get; init; }

    /// <summary>At least so many days between talks.</summary>
    public required int RestDays { get; init; }

    /// <summary>At least so many days of notice.</summary>
    public required int NoticeDays { get; init; }

    /// <summary>Whether they may be asked about their own area.</summary>
    public required bool OwnArea { get; init; }

    /// <summary>How far they travel.</summary>
    public required Travel Travel { get; init; }

    /// <summary>How they like to be reached.</summary>
    public required ContactChannel Channel { get; init; }

    /// <summary>When they want to be left alone.</summary>
    public required QuietTimes NotAt { get; init; }

    /// <summary>The first moment, from this one on, at which they may be asked something; <c>null</c> when they have left no time for it.</summary>
    public DateTime? MayBeAskedFrom(DateTime now) => QuietHours.FirstOutside(NotAt, now);

    /// <summary>Whether they are on a break at a moment.</summary>
    public bool IsPausedAt(DateTime now) => HasPause && (PausedUntil is not { } until || until > now);
}

/// <summary>What other rooms ask about parents. Never a name, an address or an area that could be read.</summary>
public static class ParticipantDirectory
{
    extension(PaceDbContext db)
    {
        /// <summary>All parents, to be asked further in the same question to the database; those who were erased as well.</summary>
        public IQueryable<ParticipantProfile> ParticipantProfiles => db.Participants.Select(AsProfile);

        /// <summary>The parent who is asking; <c>null</c> when they take no part.</summary>
        public Task<ParticipantProfile?> FindOwnProfileAsync(ClaimsPrincipal user, CancellationToken cancellation = default) =>
            db.ParticipantOf(user).Select(AsProfile).SingleOrDefaultAsync(cancellation);

        /// <summary>The id of the parent who is asking, as part of a question; none when they take no part.</summary>
        public IQueryable<Guid> OwnParticipantIds(ClaimsPrincipal user) => db.ParticipantOf(user).Select(p => p.Id);
    }

    /// <summary>Rows of other rooms that belong to a parent.</summary>
    public static void BelongsToParticipant<T>(this EntityTypeBuilder<T> builder, Expression<Func<T, object?>> participantId, DeleteBehavior onDelete = DeleteBehavior.Cascade)
        where T : class => builder.HasOne<Participant>().WithMany().HasForeignKey(participantId).OnDelete(onDelete);

    private static readonly Expression<Func<Participant, ParticipantProfile>> AsProfile = p => new ParticipantProfile
    {
        Id = p.Id, PersonId = p.PersonId, JoinedAt = p.JoinedAt, IsErased = p.Erasure != null, HasPause = p.Pause != null, PausedUntil = p.Pause!.Until,
        SealedName = p.SealedName, SealedArea = p.Details!.SealedArea, SealedKeptAway = p.Preferences!.SealedKeptAway, SealedRegion = p.Details.SealedRegion,
        Wanted = (Activities?)p.Preferences.Wanted ?? Activities.None, Online = (bool?)p.Preferences.Online ?? false, InPerson = (bool?)p.Preferences.InPerson ?? false,
        OffLimits = (Topics?)p.Preferences.OffLimits ?? Topics.None, TalksAYear = (int?)p.Preferences.TalksAYear ?? 0, RestDays = (int?)p.Preferences.RestDays ?? 0,
        NoticeDays = (int?)p.Preferences.NoticeDays ?? 0, OwnArea = (bool?)p.Preferences.OwnArea ?? false, Travel = (Travel?)p.Preferences.Travel ?? Travel.NotAtAll,
        Channel = (ContactChannel?)p.Preferences.Channel ?? ContactChannel.Email, NotAt = (QuietTimes?)p.Preferences.NotAt ?? QuietTimes.None,
    };
}
