using Pace.Learning.Content.Markup;
using Pace.Learning.Web.Platform.KeptForms;

namespace Pace.Learning.Web.Courses.Lessons;

/// <summary>The form of a block in a lesson.</summary>
internal static class BlockForm
{
    extension(MarkupWriter to)
    {
        /// <summary>Opens a form that posts to an address of its own below the lesson's, and comes back to the block.</summary>
        public void OpenForm(LessonView view, string act, string blockId)
        {
            to.Add($"""<form method="post" action="{view.Lesson.Url}/{act}/{blockId}#{blockId}" novalidate>""");
            to.FormFields(view);
        }

        /// <summary>What every form of a lesson says: that it comes from here, and for whom it was shown.</summary>
        public void FormFields(LessonView view)
        {
            to.Add($"""<input type="hidden" name="{view.Antiforgery.FormFieldName}" value="{view.Antiforgery.RequestToken}">""");
            if (view.FormOwner is { } owner)
            {
                to.Add($"""<input type="hidden" name="{FormOwners.Field}" value="{owner}">""");
            }
        }

        /// <summary>What is wrong: said beside the field, in words that begin with "Error".</summary>
        public void Error(string blockId, string error) =>
            to.Add($"""<p class="error" id="{blockId}-error"><span class="visually-hidden">Error: </span>{error}</p>""");
    }
}

/// <summary>The fields of <see cref="BlockForm"/>, for a form that a view writes.</summary>
internal sealed class LessonFormFields(LessonView view) : MarkupContent
{
    protected override void Write(MarkupWriter to) => to.FormFields(view);
}
