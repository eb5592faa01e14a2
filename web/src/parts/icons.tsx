// Drawn here, so that nothing has to be fetched. All are decoration beside a text or a label.
import type { ComponentChildren } from "preact";

function Icon({ children }: { children: ComponentChildren }) {
    return (
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            {children}
        </svg>
    );
}

export const LogoIcon = () => (
    <svg class="logo-icon" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <rect class="logo-ground" width="32" height="32" rx="9" />
        <path class="logo-line" d="M6.5 15.5a9.5 9.5 0 0 1 19 0" />
        <circle class="logo-light" cx="16" cy="14" r="3" />
        <path
            class="logo-line"
            d="M5 22c2.2 0 2.2 1.6 4.4 1.6S11.6 22 13.8 22s2.2 1.6 4.4 1.6S20.4 22 22.6 22s2.2 1.6 4.4 1.6"
        />
    </svg>
);
export const HelpIcon = () => (
    <Icon>
        <circle cx="12" cy="12" r="9" />
        <circle cx="12" cy="12" r="3.5" />
        <path d="m5.7 5.7 3.8 3.8m5 5 3.8 3.8m0-12.6-3.8 3.8m-5 5-3.8 3.8" />
    </Icon>
);
export const ExitIcon = () => (
    <Icon>
        <path d="M14 4H6a1 1 0 0 0-1 1v14a1 1 0 0 0 1 1h8M10 12h11m-4-4 4 4-4 4" />
    </Icon>
);
export const SettingsIcon = () => (
    <Icon>
        <path d="M4 7h9m5 0h2M4 17h2m5 0h9" />
        <circle cx="15.5" cy="7" r="2.5" />
        <circle cx="8.5" cy="17" r="2.5" />
    </Icon>
);
export const MoreIcon = () => (
    <Icon>
        <circle class="filled" cx="5" cy="12" r="1.7" />
        <circle class="filled" cx="12" cy="12" r="1.7" />
        <circle class="filled" cx="19" cy="12" r="1.7" />
    </Icon>
);
export const SendIcon = () => (
    <Icon>
        <path d="M4 12 20 4l-5 16-3.5-6.5z" />
    </Icon>
);
export const BackIcon = () => (
    <Icon>
        <path d="m14 6-6 6 6 6" />
    </Icon>
);
export const CloseIcon = () => (
    <Icon>
        <path d="m6 6 12 12M18 6 6 18" />
    </Icon>
);
export const PhoneIcon = () => (
    <Icon>
        <path d="M6 4h3l2 5-2.2 1.6a11 11 0 0 0 4.6 4.6L15 13l5 2v3a2 2 0 0 1-2.2 2A15.5 15.5 0 0 1 4 6.2 2 2 0 0 1 6 4z" />
    </Icon>
);
export const CoverIcon = () => (
    <Icon>
        <path d="M3 12s3.5-6 9-6 9 6 9 6-3.5 6-9 6-9-6-9-6zM4 4l16 16" />
    </Icon>
);
export const ReplyIcon = () => (
    <Icon>
        <path d="M10 7 5 12l5 5M5 12h8a6 6 0 0 1 6 6" />
    </Icon>
);
export const PinIcon = () => (
    <Icon>
        <path d="M9 4h6l-1 6 3 3v2H7v-2l3-3zM12 15v5" />
    </Icon>
);
// Two people close together; somebody with a hand up; a heart.
export const HugIcon = () => (
    <Icon>
        <circle cx="8.5" cy="7.5" r="2.8" />
        <circle cx="15.5" cy="7.5" r="2.8" />
        <path d="M3.5 20c0-5 3-7.5 8.5-7.5s8.5 2.5 8.5 7.5M7 17c3 1.8 7 1.8 10 0" />
    </Icon>
);
export const MeTooIcon = () => (
    <Icon>
        <circle cx="10" cy="8" r="3" />
        <path d="M4 20v-1.5A6 6 0 0 1 13.5 14L18.5 5M16 18.5V20" />
    </Icon>
);
export const HeartIcon = () => (
    <Icon>
        <path d="M12 20s-7.5-4.6-7.5-10A4.2 4.2 0 0 1 12 7.4 4.2 4.2 0 0 1 19.5 10c0 5.4-7.5 10-7.5 10z" />
    </Icon>
);
export const CheckIcon = () => (
    <Icon>
        <path d="M5 12.5 10 17 19 7" />
    </Icon>
);
export const LockIcon = () => (
    <Icon>
        <rect x="5" y="11" width="14" height="9" rx="2" />
        <path d="M8 11V8a4 4 0 0 1 8 0v3" />
    </Icon>
);
export const RoomsIcon = () => (
    <Icon>
        <path d="M4 5h12v9H9l-3.5 3v-3H4z" />
        <path d="M19 9h1v9h-1.5v2.5L15.5 18H11" />
    </Icon>
);
export const BesideIcon = () => (
    <Icon>
        <rect x="3.5" y="5" width="17" height="14" rx="2" />
        <path d="M12 5v14" />
    </Icon>
);
export const EditIcon = () => (
    <Icon>
        <path d="M5 19l1-4L16 5l3 3L9 18z" />
    </Icon>
);
export const LeaveIcon = () => (
    <Icon>
        <path d="M6 20V4h9v16M4 20h16M12 12h.01" />
    </Icon>
);
// Calm water, a far shore and one light.
export const HarbourPicture = () => (
    <svg
        class="harbour"
        viewBox="0 0 360 200"
        preserveAspectRatio="xMidYMax slice"
        aria-hidden="true"
        focusable="false"
    >
        <circle class="harbour-sun" cx="248" cy="84" r="34" />
        <path class="harbour-far" d="M0 122c46-26 92-34 138-22s70-14 118-12 70 22 104 16v96H0z" />
        <path class="harbour-near" d="M0 136h360v64H0z" />
        <path class="harbour-pier" d="M0 150h124v7H0zM26 157v22M62 157v22M98 157v22" />
        <path class="harbour-house" d="M98 150v-42h16v42zM95 108l11-12 11 12z" />
        <circle class="harbour-lamp" cx="106" cy="106" r="4" />
        <path class="harbour-boat" d="M206 160h62l-11 15h-40zM236 158v-44l24 36h-24" />
        <path
            class="harbour-wave"
            d="M150 184q11 7 22 0t22 0m84 2q11 7 22 0t22 0M176 147q9 5 18 0m104 1q9 5 18 0"
        />
    </svg>
);
