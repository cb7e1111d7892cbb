"""The colours of one scheme as Qt's stock widgets understand them: a palette and a short style sheet."""

from PySide6.QtGui import QColor, QPalette

from needlechart.drawing.tokens import Sizes, Tokens


def palette(t: Tokens) -> QPalette:
    """Every role in every group: Fusion derives unreadable ones from a dark window colour."""
    role = QPalette.ColorRole
    colours = {
        role.Window: t.bg, role.Base: t.raised, role.AlternateBase: t.surface, role.Button: t.surface,
        role.WindowText: t.text1, role.Text: t.text1, role.ButtonText: t.text1, role.BrightText: t.danger,
        role.ToolTipBase: t.text1, role.ToolTipText: t.bg, role.PlaceholderText: t.text3,
        role.Highlight: t.accent, role.HighlightedText: t.accent_text, role.Link: t.accent, role.LinkVisited: t.accent,
        role.Light: t.raised, role.Midlight: t.line, role.Mid: t.line, role.Dark: t.edge, role.Shadow: t.control,
        role.Accent: t.accent,
    }  # fmt: skip
    made = QPalette()
    for which, colour in colours.items():
        made.setColor(which, QColor(colour))
    off, idle = QPalette.ColorGroup.Disabled, QPalette.ColorGroup.Inactive
    for which in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(off, which, QColor(t.disabled))
    made.setColor(off, role.Highlight, QColor(t.line))
    made.setColor(idle, role.Highlight, QColor(t.accent_soft))
    made.setColor(idle, role.HighlightedText, QColor(t.text1))
    return made


def style_sheet(t: Tokens, z: Sizes) -> str:
    """Fields, tables, scroll bars, menus and tool tips only.

    It never sets a font, because a style sheet's font silently outranks ``setFont``, and it never names a
    widget that paints itself.
    """
    side, near = int(z.u * 3), int(z.u * 2)
    return f"""
    QLineEdit, QTextEdit, QPlainTextEdit {{ background: {t.raised}; color: {t.text1}; border: 1px solid {t.edge};
        border-radius: {int(z.radius_small)}px; padding: 0 {side - 1}px; placeholder-text-color: {t.text3};
        selection-background-color: {t.accent}; selection-color: {t.accent_text}; }}
    QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus {{ border: 2px solid {t.focus}; padding: 0 {side - 2}px; }}
    QLineEdit:disabled, QTextEdit:disabled, QPlainTextEdit:disabled {{ color: {t.disabled}; border-color: {t.line};
        background: {t.bg}; }}
    QTextEdit, QPlainTextEdit {{ padding: {near}px; }}
    QTextEdit:focus, QPlainTextEdit:focus {{ padding: {near - 1}px; }}
    QTableView {{ background: {t.surface}; border: none; gridline-color: transparent; color: {t.text1}; outline: none;
        selection-background-color: {t.accent_soft}; selection-color: {t.text1}; }}
    QHeaderView {{ background: {t.surface}; }}
    QHeaderView::section {{ background: {t.surface}; color: {t.text3}; border: none; border-bottom: 1px solid {t.line};
        padding: 0 {near}px; height: {int(z.desk)}px; }}
    QScrollArea {{ border: none; background: transparent; }}
    QScrollBar:vertical {{ background: transparent; width: 10px; margin: 2px; }}
    QScrollBar::handle:vertical {{ background: {t.edge}; border-radius: 3px; min-height: 32px; }}
    QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 2px; }}
    QScrollBar::handle:horizontal {{ background: {t.edge}; border-radius: 3px; min-width: 32px; }}
    QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
        background: none; border: none; width: 0; height: 0; }}
    QToolTip {{ background: {t.text1}; color: {t.bg}; border: none; padding: {int(z.u)}px {near}px; }}
    QMenu {{ background: {t.raised}; color: {t.text1}; border: 1px solid {t.line}; padding: {int(z.u)}px; }}
    QMenu::item {{ padding: {near}px {int(z.u * 4)}px; border-radius: {int(z.radius_small)}px; }}
    QMenu::item:selected {{ background: {t.hover}; color: {t.text1}; }}
    QMenu::item:disabled {{ color: {t.disabled}; }}
    """
